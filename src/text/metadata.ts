import type { Lang, Metadata } from '../model/document.ts'
import { datesIn, isoOf, type PageDate } from './dates.ts'
import type { LineRole } from './line-role.ts'
import type { TextPack } from './pack.ts'
import type { Page, PageLine } from './page.ts'

/** Lines at the head and the foot of a page that may say its date and outlet. */
const EDGE_LINES = 12
const LONGEST_VALUE = 60
/** What ends a value: brackets, bars, a comma, two blanks, a number, the next label. */
const VALUE_END = /[|｜丨()（）[\]【】\t,，;；]|\s{2}|\s*\d|\s+\p{L}+(?:\s\p{L}+)?\s?[:：]/u
const SITE = /^[\w-]+(?:\.[\w-]+)*\.(?:com|cn|net|org|gov|edu|info|hk|tw)\b/

/** What the page says of itself, in its own words; the date as YYYY-MM-DD. What it does not say is absent. */
export function metadataOf(
  page: Page,
  roles: readonly LineRole[],
  main: Lang | undefined,
  foreign: ReadonlySet<number>,
  pack: TextPack,
): Metadata {
  const title = titleOf(page, roles, main, foreign, pack)
  const bylines = valuesOf(page, roles)
  const datelines = roles.flatMap(({ dateline }) => (dateline === undefined ? [] : [dateline]))
  const words = (span: { readonly start: number; readonly end: number } | undefined) =>
    span && page.text.slice(span.start, span.end).trim()
  const place = words(datelines.find((dateline) => dateline.place !== undefined)?.place)
  const outlet =
    bylines.get('outlet') ?? words(datelines.find((dateline) => dateline.outlet !== undefined)?.outlet) ?? title?.outlet
  const reporter = namesOf(
    bylines.get('reporter') ?? words(datelines.find((dateline) => dateline.reporter !== undefined)?.reporter),
    pack,
  )
  const date = dateOf(page, roles, pack)
  return {
    ...(title && { title: title.words }),
    ...(date && { date }),
    ...(place && { place }),
    ...(outlet && { outlet }),
    ...(reporter && { reporter }),
  }
}

/** The first title in the main language, without the site's name at its end. */
function titleOf(page: Page, roles: readonly LineRole[], main: Lang | undefined, foreign: ReadonlySet<number>, pack: TextPack) {
  const line = page.lines.find(({ index, lang }) => roles[index]!.role === 'headline' && lang === main && !foreign.has(index))
  if (line === undefined) return undefined
  const words = page.text.slice(line.start, line.runs[0]?.end ?? line.end)
  const suffix = /\s*(?:[-–—－_|｜]+)\s*([^-–—－_|｜]{2,30})$/.exec(words)
  if (
    suffix === null ||
    !isOutlet(page.key.slice(line.start + words.length - suffix[1]!.length, line.start + words.length), pack)
  )
    return { words }
  return { words: words.slice(0, suffix.index), outlet: suffix[1]! }
}

function isOutlet(key: string, pack: TextPack): boolean {
  const name = key.trim()
  return pack.zh.outlets.has(name) || pack.en.outlets.has(name) || SITE.test(name)
}

/** What stands after 来源：, Source:, By …: the first of each. */
function valuesOf(page: Page, roles: readonly LineRole[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const line of page.lines) {
    const { role, hit } = roles[line.index]!
    if (role !== 'byline') continue
    if (hit === undefined) {
      if (!values.has('reporter')) values.set('reporter', page.text.slice(line.start, line.end))
    } else
      for (const [tells, value] of labelledValues(page, line, hit.cue.tells, hit.end))
        if (!values.has(tells)) values.set(tells, value)
  }
  return values
}

function labelledValues(page: Page, line: PageLine, tells: string, from: number): readonly (readonly [string, string])[] {
  const value = valueAt(page.text, from, line.end)
  return value === '' ? [] : [[tells, value]]
}

function valueAt(text: string, from: number, end: number): string {
  const rest = text.slice(from, Math.min(end, from + LONGEST_VALUE)).trimStart()
  const cut = VALUE_END.exec(rest)
  const value = cut === null ? rest : rest.slice(0, cut.index)
  return value.trim()
}

/** Names without the words for reporter and "by". */
function namesOf(value: string | undefined, pack: TextPack): string | undefined {
  if (value === undefined) return undefined
  let names = value
  for (const word of [...pack.zh.dateline.get('reporter')!, ...pack.en.dateline.get('reporter')!]) {
    const at = names.toLowerCase().indexOf(word)
    const isWhole =
      at >= 0 && (!/[a-z]/.test(word) || (!/[a-z]/i.test(names[at - 1] ?? ' ') && !/[a-z]/i.test(names[at + word.length] ?? ' ')))
    if (isWhole && at <= 12) names = names.slice(at + word.length)
  }
  const jobs = pack.en.dateline.get('job')!
  const withoutJobs = names
    .split(/,/)
    .filter((piece) => !jobs.some((job) => ` ${piece.toLowerCase()} `.includes(` ${job} `)))
    .join(',')
  const bare = withoutJobs.replace(/^[\s:：/·]+|[\s.。,，]+$/g, '')
  return bare === '' ? undefined : bare
}

/** The day of publication: a full date in a byline or on its own line, else the dateline's, with a year from elsewhere on the page. */
function dateOf(page: Page, roles: readonly LineRole[], pack: TextPack): string | undefined {
  const isPrinted = ({ index }: PageLine) => roles[index]!.role === 'byline' || roles[index]!.role === 'dateline'
  const printed: PageDate[] = []
  for (const line of page.lines) {
    if (!isPrinted(line)) continue
    printed.push(...datesIn(page.key, line.start, line.end, pack))
    const date = full(printed)
    if (date !== undefined) return isoOf(date, [])
  }
  const datelines = roles.flatMap(({ dateline }) => (dateline?.date === undefined ? [] : [dateline.date]))
  const edges = () =>
    page.lines
      .filter(({ index }) => index < EDGE_LINES || index >= page.lines.length - EDGE_LINES || roles[index]!.role === 'caption')
      .flatMap((line) => datesIn(page.key, line.start, line.end, pack))
  const best = full(datelines) ?? datelines[0] ?? printed[0]
  // Only a date without a year needs the others.
  return best && isoOf(best, best.year === undefined ? [...printed, ...edges()] : [])
}

function full(dates: readonly PageDate[]): PageDate | undefined {
  return dates.find((date) => date.year !== undefined)
}
