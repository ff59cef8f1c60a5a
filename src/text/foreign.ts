import type { Lang } from '../model/document.ts'
import type { LineRole } from './line-role.ts'
import type { Page, PageLine } from './page.ts'

/** A language with less than this share of the paragraphs has none of its own on the page. */
const OWN_SHARE = 0.03

/** The language that most of the page's paragraphs are in, by the letters' weight; undefined where there are none. */
export function mainLanguage(
  page: Page,
  roles: readonly LineRole[],
): { readonly main: Lang | undefined; readonly hasOther: boolean } {
  const weight = { zh: 0, en: 0 }
  const titles = { zh: 0, en: 0 }
  for (const line of page.lines) {
    const { role } = roles[line.index]!
    for (const { lang, start, end } of line.runs) {
      if (lang === 'other') continue
      // A Chinese character says about as much as three and a half units of English.
      const units = lang === 'zh' ? (end - start) * 3.5 : end - start
      if (role === 'body' || role === 'turn') weight[lang] += units
      else if (role === 'headline') titles[lang] += units
    }
  }
  const counted = weight.zh + weight.en > 0 ? weight : titles
  const total = counted.zh + counted.en
  if (total === 0) return { main: undefined, hasOther: false }
  const main = counted.zh >= counted.en ? 'zh' : 'en'
  return { main, hasOther: counted === weight && Math.min(weight.zh, weight.en) >= total * OWN_SHARE }
}

/**
 * Titles in a language that has no paragraph on the page belong to other articles: pages of one site name each other. A title right
 * beside one in the main language is its translation.
 */
export function foreignTitles(page: Page, roles: readonly LineRole[], main: Lang | undefined): ReadonlySet<number> {
  if (main === undefined) return new Set()
  const isTitle = (line: PageLine | undefined, isMain: boolean) =>
    line !== undefined && roles[line.index]!.role === 'headline' && (line.lang === main) === isMain && line.lang !== 'other'
  const candidates = page.lines.filter((line) => isTitle(line, false) && line.runs.length === 1)
  return new Set(
    candidates
      .filter(({ index }) => !isTitle(page.lines[index - 1], true) && !isTitle(page.lines[index + 1], true))
      .map(({ index }) => index),
  )
}
