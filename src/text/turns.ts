import type { Span } from '../model/span.ts'
import type { LanguageCues, TextPack } from './pack.ts'
import type { Page, PageLine } from './page.ts'

/** Units of a label: ONE OF THE REPORTERS (by phone):, 外交部发言人某某某：. */
const LONGEST_LABEL = 44
const LONGEST_LABEL_HAN = 14
const LABEL_WORDS = 6
/** So many lines may go on with the last turn of a transcript whose turns are of one line each. */
const SHORT_RUN = 2
/** A clause that says who speaks, and whom he tells. */
const LONGEST_ATTRIBUTION = 30
const LONGEST_ADDRESSEE = 6
/** How near its head a narrative line names a speaker. */
const NARRATIVE_HEAD = 14
/** Within so many units of a line its own speaker is looked for. */
const NARRATIVE_REACH = 200

/** The words before a turn's colon. */
interface Label extends Span {
  /** As labels are compared. */
  readonly key: string
}

/**
 * The lines that are turns of a transcript, with their labels: those that have one, and what goes on with them. Empty where the text is no
 * transcript.
 */
export function turnLines(page: Page, lines: readonly PageLine[], pack: TextPack): ReadonlyMap<number, Span | undefined> {
  const labels = new Map<number, Label>()
  for (const line of lines) {
    const label = labelOf(page, line, pack)
    if (label !== undefined) labels.set(line.index, label)
  }
  dropTitle(lines, labels, pack)
  if (!isTranscript(page, lines, labels, pack)) return new Map()
  const names = new Set([...labels.values()].map(({ key }) => key))
  const turns = new Map<number, Span | undefined>()
  const byIndex = new Map(lines.map((line) => [line.index, line]))
  /** Lines without a label since the last one; undefined where nobody has the floor. */
  let run: number[] | undefined
  let longest = SHORT_RUN
  let speaker: readonly string[] = []
  const takeRun = () => {
    for (const index of run ?? []) turns.set(index, undefined)
  }
  /** What narrative ends or nothing follows: the writer may have gone on before. */
  const takeLastRun = () => {
    const telling = run?.findIndex((index) => tellsOfSpeech(page, byIndex.get(index)!, pack)) ?? -1
    if (telling >= 0) run = run!.slice(0, telling)
    if (run !== undefined && run.length <= longest) takeRun()
  }
  for (const line of lines) {
    const label = labels.get(line.index)
    if (label !== undefined) {
      takeRun()
      longest = Math.max(longest, 2 * (run?.length ?? 0))
      run = []
      speaker = ownNames(label.key, pack)
      turns.set(line.index, { start: label.start, end: label.end })
    } else if (run !== undefined && (isNarrative(page, line, names) || namesItself(page, line, speaker))) {
      takeLastRun()
      run = undefined
    } else run?.push(line.index)
  }
  // An article that quotes a few turns goes on in its own voice: the last speaker does not hold forth where no other did.
  takeLastRun()
  return turns
}

/** 对话工程师苏木：木头会自己说话 and no stop, above everything: a title whose label comes nowhere again. */
function dropTitle(lines: readonly PageLine[], labels: Map<number, Label>, pack: TextPack): void {
  const first = lines[0]
  const label = first === undefined || first.endsInStop ? undefined : labels.get(first.index)
  if (first === undefined || label === undefined || pack.zh.labels.has(label.key) || pack.en.labels.has(label.key)) return
  if ([...labels.values()].filter(({ key }) => key === label.key).length === 1) labels.delete(first.index)
}

/** 站长谢桐告诉记者，…: behind the last turn the writer reports again. Whoever has the floor tells of himself as 我. */
function tellsOfSpeech({ key }: Page, line: PageLine, { zh }: TextPack): boolean {
  if (line.lang !== 'zh' || zh.selves.has(key[line.start] ?? '')) return false
  const head = key.slice(line.start, Math.min(line.end, line.start + LONGEST_ATTRIBUTION))
  const clause = /^[^,:。!?"]{3,}?(?=[,:])/.exec(head)?.[0]
  if (clause === undefined) return false
  for (let end = clause.length; end > 1 && end > clause.length - LONGEST_ADDRESSEE; end--)
    if (endsInVerb(clause.slice(0, end), true, zh)) return end === clause.length || zh.labels.has(clause.slice(end))
  return false
}

function labelOf(page: Page, line: PageLine, pack: TextPack): Label | undefined {
  const head = page.key.slice(line.start, Math.min(line.end, line.start + LONGEST_LABEL + 1))
  // Q. and A. need no colon.
  const colon = /^[a-z]\. /.test(head) && pack.en.labels.has(head[0] ?? '') ? 1 : head.indexOf(':')
  if (colon < 1 || line.start + colon + 1 >= line.end) return undefined
  const key = head.slice(0, colon).replaceAll('*', '').trim()
  const cues = line.lang === 'zh' ? pack.zh : pack.en
  const label = { start: line.start, end: line.start + colon, key }
  if (pack.zh.labels.has(key) || pack.en.labels.has(key)) return label
  const raw = page.text
    .slice(line.start, line.start + colon)
    .replaceAll('*', '')
    .trim()
  if (!(line.lang === 'zh' ? isChineseName(raw) : isEnglishName(raw))) return undefined
  if (endsInVerb(key, line.lang === 'zh', cues)) return undefined
  // 说：“…” is a quotation with its cue; a record of speech has no marks round the turn.
  return /^\s*"/.test(head.slice(colon + 1)) ? undefined : label
}

function isChineseName(raw: string): boolean {
  const name = raw.replace(/[（(][^（()）]{0,20}[）)]$/, '').replace(/^《([^《》]{1,12})》/, '$1')
  return name.length <= LONGEST_LABEL_HAN && /^[\p{Script=Han}·•A-Za-z0-9 ]+$/u.test(name) && /\p{Script=Han}/u.test(name)
}

/** Words that each begin with a capital or are all capitals, brackets after them or not. */
function isEnglishName(raw: string): boolean {
  const name = raw.replace(/ ?[([][^()[\]]{0,30}[)\]]$/, '')
  const words = name.split(/[\s,]+/).filter((word) => word !== '')
  return (
    words.length <= LABEL_WORDS &&
    /^\p{Lu}/u.test(name) &&
    words.every((word) => /^\p{Lu}[\p{L}\p{N}.'’-]*$|^(?:of|the|de|van|von|bin|al|\d+)$/u.test(word))
  )
}

function endsInVerb(label: string, isChinese: boolean, { speechVerbs, longestVerb }: LanguageCues): boolean {
  if (!isChinese) return speechVerbs.has(label.split(' ').at(-1) ?? '')
  for (let size = 1; size <= longestVerb && size <= label.length; size++) if (speechVerbs.has(label.slice(-size))) return true
  return false
}

/**
 * A transcript has labels that come back, or labels that are known (记者, Q), or nothing but labelled lines of prose. A list of facts
 * (时间：… 地点：…) has none of these.
 */
function isTranscript(page: Page, lines: readonly PageLine[], labels: ReadonlyMap<number, Label>, pack: TextPack): boolean {
  const values = [...labels.values()].map(({ key }) => key)
  const distinct = new Set(values)
  if (values.length < 2 || distinct.size < 2) return false
  const known = values.filter((label) => pack.zh.labels.has(label) || pack.en.labels.has(label)).length
  if (known >= 1 && values.length - distinct.size + known >= 2) return true
  if (values.length >= 3 && distinct.size < values.length) return true
  const labelled = lines.filter(({ index }) => labels.has(index))
  const prose = lines.filter(({ endsInStop }) => endsInStop)
  const isCapitals = labelled.every(({ start }, i) => {
    const raw = page.text.slice(start, start + values[i]!.length)
    return /\p{Lu}{2}/u.test(raw) && raw === raw.toUpperCase()
  })
  return labelled.every(({ endsInStop }) => endsInStop) && (isCapitals || known > 0 || labelled.length >= prose.length * 0.6)
}

/** A stage direction, or a line that begins with one of the speakers: it tells of them. */
function isNarrative({ key }: Page, line: PageLine, names: ReadonlySet<string>): boolean {
  if ('([【'.includes(key[line.start]!) && ')]】'.includes(key[line.end - 1]!)) return true
  const head = key.slice(line.start, Math.min(line.end, line.start + NARRATIVE_HEAD))
  for (let size = 2; size <= head.length; size++) if (names.has(head.slice(0, size))) return true
  return false
}

/** What names the speaker of a turn in the narrator's words: the whole name in Han, each word of a name in Latin letters. */
function ownNames(key: string, pack: TextPack): readonly string[] {
  if (pack.zh.labels.has(key) || pack.en.labels.has(key)) return []
  const words = key.replace(/[（([].*$/, '').split(/[\s,.]+/)
  return words.filter((word) => word.length >= 2 && !pack.en.labels.has(word))
}

/** At this point Wu got up: nobody names himself, so that the line tells of whoever has the floor. */
function namesItself({ key }: Page, line: PageLine, names: readonly string[]): boolean {
  const words = names.length === 0 ? '' : key.slice(line.start, Math.min(line.end, line.start + NARRATIVE_REACH))
  return names.some((name) => {
    const at = words.indexOf(name)
    return at >= 0 && !isLatinLetter(words[at - 1]) && !isLatinLetter(words[at + name.length])
  })
}

function isLatinLetter(char: string | undefined): boolean {
  return char !== undefined && char >= 'a' && char <= 'z'
}
