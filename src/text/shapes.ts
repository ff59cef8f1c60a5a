import type { Span } from '../model/span.ts'
import { outletAt } from './dateline.ts'
import { datesIn } from './dates.ts'
import { censusOf, unitsOf } from './letters.ts'
import type { LineRole } from './line-role.ts'
import type { TextPack } from './pack.ts'
import type { Page, PageLine } from './page.ts'

const LONGEST_LABEL = 120
/** What may stand beside a date on a line of its own: a weekday, the hour, a zone. */
const BESIDE_DATE = 24
/** The longest way to write a date: 30th of September, 2025. */
const LONGEST_DATE = 24
const BYLINE_WORDS = 12

/** The role of a line by its shape: no letters, an address, a path through the site, a date alone, the names of reporters. */
export function shapeOf(page: Page, line: PageLine, pack: TextPack): LineRole | undefined {
  const length = line.end - line.start
  if (isDateLine(page, line, pack)) return { role: 'dateline', confidence: 0.9 }
  if (
    line.runs.every(({ lang, script }) => lang === 'other' && (script === 'Zyyy' || script === 'Latn')) &&
    !hasWords(page, line)
  ) {
    return { role: 'boilerplate', confidence: 0.95 }
  }
  if (isMarkup(page, line)) return { role: 'boilerplate', confidence: 0.9 }
  if (length > LONGEST_LABEL || line.endsInStop || page.key[line.end - 1] === ':') return undefined
  if (isPath(page, line) || isMenu(page, line, pack)) return { role: 'boilerplate', confidence: 0.85 }
  if (isByline(page, line, pack)) return { role: 'byline', confidence: 0.85 }
  return undefined
}

/** Whether a line of another Latin language holds words: an address of the net holds none. */
function hasWords({ text }: Page, line: PageLine): boolean {
  return (
    text
      .slice(line.start, Math.min(line.end, line.start + 200))
      .trim()
      .includes(' ') && censusOf(text, line.start, line.end).words > 1
  )
}

function isDateLine(page: Page, line: PageLine, pack: TextPack): boolean {
  if (line.end - line.start > LONGEST_DATE + BESIDE_DATE) return false
  const [date, ...more] = datesIn(page.key, line.start, line.end, pack)
  if (date === undefined || more.length > 1) return false
  const beside = page.key.slice(line.start, date.start) + page.key.slice(date.end, line.end)
  if (beside.length > BESIDE_DATE) return false
  const words = beside.match(/[a-z]+|\p{Script=Han}/gu) ?? []
  return words.every((word) => pack.dateWords.has(word)) && /^[\p{L}\d\s:|,.()·/+-]*$/u.test(beside)
}

/** An image or tag of a page that was not taken out. */
function isMarkup({ text }: Page, line: PageLine): boolean {
  return (
    text.startsWith('![', line.start) ||
    (text[line.start] === '<' &&
      /^<[a-z/!][^<]*$|^<[^>]*>\s*$/i.test(text.slice(line.start, Math.min(line.end, line.start + 400))))
  )
}

/** News > Latest News >, 首页 » 国际. */
function isPath({ text }: Page, line: PageLine): boolean {
  if (!hasUnit(text, line, PATH_UNITS)) return false
  const parts = text.slice(line.start, line.end).split(/\s*(?:>+|»|›|→)\s*/)
  return parts.length > 1 && text[line.start] !== '>' && parts.every((part) => part.length <= 40)
}

/** Home | World | Sport: several short entries, or words that all stand on menus. */
function isMenu({ key }: Page, line: PageLine, pack: TextPack): boolean {
  const slice = key.slice(line.start, line.end)
  if (!hasUnit(key, line, BAR_UNITS) && !isMenuWord(/[^\s/]+/.exec(slice)?.[0] ?? '', pack)) return false
  const parts = slice.split(/\s*[|·•/]\s*/).filter((part) => part !== '')
  if (parts.length >= 3 && parts.every((part) => part.length <= 16) && /[|·•]/.test(slice)) return true
  const words = slice.split(/[\s|·•/]+/).filter((part) => part !== '')
  if (words.length < 2) return false
  return words.every((word) => isMenuWord(word, pack))
}

const PATH_UNITS = unitsOf('>»›→')
/** With one of these a line may be a menu; without, its words alone tell. */
const BAR_UNITS = unitsOf('|·•')

function hasUnit(text: string, { start, end }: Span, units: Uint8Array): boolean {
  for (let at = start; at < end; at++) if (units[text.charCodeAt(at)] === 1) return true
  return false
}

function isMenuWord(word: string, pack: TextPack): boolean {
  return [pack.zh, pack.en].some(({ cues }) => cues.whole.trie.at(word, 0, word.length)?.length === word.length)
}

/** By Jane Smith; 某某日报记者 张三 李四: an outlet or nothing, the word for a reporter, and names. */
function isByline({ text, key }: Page, line: PageLine, pack: TextPack): boolean {
  const slice = key.slice(line.start, line.end)
  if (line.lang === 'zh') {
    if (/[,。:;!?"]/.test(slice) || slice.length > 60) return false
    const word = pack.zh.dateline.get('reporter')!.find((reporter) => slice.includes(reporter))
    if (word === undefined) return false
    const head = slice.slice(0, slice.indexOf(word)).trim()
    const names = slice.slice(slice.indexOf(word) + word.length).trim()
    const isOutlet = outletAt(key, line.start, pack.zh) > 0
    const isHeadOutlet = head === '' || isOutlet || pack.zh.dateline.get('outlet-end')!.some((end) => head.endsWith(end))
    return (
      isHeadOutlet &&
      names.length >= 2 &&
      /^[\p{Script=Han}· 、/]+$/u.test(names) &&
      names.split(/[ 、/]+/).every((name) => name.length <= 5)
    )
  }
  const first = pack.en.dateline.get('reporter')!.find((word) => slice.startsWith(`${word} `))
  if (first === undefined) return false
  const names = text.slice(line.start + first.length + 1, line.end).split(/\s+/)
  // And, of, for stand between names; a longer word in small letters tells a story.
  return (
    names.length <= BYLINE_WORDS &&
    /^\p{Lu}/u.test(names[0] ?? '') &&
    names.every((name) => /^[^\p{L}]*\p{Lu}/u.test(name) || name.length <= 3)
  )
}
