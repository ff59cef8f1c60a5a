import { proposePairs, surveyOf } from '../align/documents.ts'
import type { Lang, Outline, Source } from '../model/document.ts'
import type { Evidence } from '../model/evidence.ts'
import { outlineOf } from '../text/outline.ts'
import { languageShares } from './align-pair.ts'
import type { Knowledge } from './knowledge.ts'

/** Which of several documents stand together, by index. One that holds both languages is both sides; one alone has null. */
export interface Grouping {
  readonly zh: number | null
  readonly en: number | null
  /** Where two were joined by what they say: how sure that is, 0 to 1, and why. */
  readonly probability?: number
  readonly evidence?: readonly Evidence[]
}

/** From this share of the smaller language on, a page is bilingual: less is a headline or a name in the other language. */
const BILINGUAL_SHARE = 0.2

/** Groups documents that were imported together by what they say, with their names and dates as further signs. */
export function groupDocuments(sources: readonly Source[], knowledge: Knowledge): readonly Grouping[] {
  const outlines = sources.map((source) => outlineOf(source.text, knowledge.text))
  const kinds = outlines.map(kindOf)
  // Two texts that came alone belong together, whatever they say.
  if (kinds.length === 2 && kinds.includes('zh') && kinds.includes('en'))
    return [{ zh: kinds.indexOf('zh'), en: kinds.indexOf('en') }]
  const single = kinds.flatMap((kind, i) => (kind === 'both' ? [] : [{ kind, i }]))
  const surveys = single.map(({ kind, i }) => surveyOf(outlines[i]!, kind, sources[i]!.file))
  const groups: Grouping[] = kinds.flatMap((kind, i) => (kind === 'both' ? [{ zh: i, en: i }] : []))
  const paired = new Set<number>()
  for (const { zh, en, probability, evidence } of proposePairs(surveys, knowledge.lexicon)) {
    const [left, right] = [single[zh]!.i, single[en]!.i]
    groups.push({ zh: left, en: right, probability, evidence })
    paired.add(left).add(right)
  }
  for (const { kind, i } of single) if (!paired.has(i)) groups.push(kind === 'zh' ? { zh: i, en: null } : { zh: null, en: i })
  return groups.sort((a, b) => placeOf(a) - placeOf(b))
}

function placeOf({ zh, en }: Grouping): number {
  return Math.min(zh ?? Number.POSITIVE_INFINITY, en ?? Number.POSITIVE_INFINITY)
}

/** A text with neither language stands as English: it has nothing to find, and a side has to hold it. */
function kindOf(outline: Outline): Lang | 'both' {
  const { zh, en } = languageShares(outline)
  const smaller = Math.min(zh, en)
  if (smaller > 0 && smaller / (zh + en) >= BILINGUAL_SHARE) return 'both'
  return zh > en ? 'zh' : 'en'
}
