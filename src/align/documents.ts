import type { Lang, Outline } from '../model/document.ts'
import { type Evidence, evidence } from '../model/evidence.ts'
import { sliceOf } from '../model/span.ts'
import { type DocumentWords, documentWords } from './document-words.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { highlightsOf, type Match } from './matches.ts'
import { type AlignmentContext, prepareTypes } from './texts.ts'

/*
 * Which documents of a project translate each other. Two releases of one event share its rare words, numbers and names; two of one field share
 * its usual ones. So each linked word counts by how rarely documents hold it, and what is shared is measured against all that each of the
 * two could share. Date and file name speak too, but neither joins documents whose words say otherwise.
 */

/** What a document is compared by. */
export interface Survey {
  readonly lang: Lang
  readonly sentences: readonly string[]
  readonly date?: string
  /** Of the file's name, without language and ending. */
  readonly stem: string
}

export interface Proposal {
  /** Indices into the surveys. */
  readonly zh: number
  readonly en: number
  /** 0 to 1: that the two translate each other, wholly or in part. */
  readonly probability: number
  readonly evidence: readonly Evidence[]
}

/** Of a long document its beginning tells enough. */
const MOST_SENTENCES = 150
/** Log-odds of the signs; `usual` is the share of words at which nothing is known. Set on invented releases and checked on real news. */
const SIGNS = { usual: 0.57, share: 30, sameDate: 0.8, nearDate: 0.4, otherDate: -2, sameStem: 3 }
const LEAST = 0.5

/** What a document in this language is compared by. `file` is its name as it was given. */
export function surveyOf(outline: Outline, lang: Lang, file: string): Survey {
  const { text, metadata } = outline
  const own = outline.sentences.filter((sentence) => sentence.lang === lang)
  const sentences = own.slice(0, MOST_SENTENCES).map((sentence) => sliceOf(text, sentence))
  return { lang, sentences, stem: stemOf(file), ...(metadata.date === undefined ? {} : { date: metadata.date }) }
}

/** Pairs of documents without conflict, the surest first, each likelier than not. */
export function proposePairs(
  surveys: readonly Survey[],
  lexicon: BilingualLexicon,
  context: AlignmentContext = {},
): readonly Proposal[] {
  const indices = (lang: Lang) => surveys.flatMap((survey, i) => (survey.lang === lang && survey.sentences.length > 0 ? [i] : []))
  const [zh, en] = [indices('zh'), indices('en')]
  if (zh.length === 0 || en.length === 0) return []
  const lists = (documents: readonly number[]) => documents.map((i) => surveys[i]!.sentences)
  const words = documentWords(prepareTypes(lists(zh).flat(), lists(en).flat(), lexicon, context), lists(zh), lists(en))
  const likely = competing(
    candidates(words, zh, en, surveys).map(({ i, j }) => {
      const signs = [...wordSign(words.share(i, j)), ...otherSigns(surveys[zh[i]!]!, surveys[en[j]!]!)]
      return { i, j, odds: Math.exp(signs.reduce((sum, { weight }) => sum + weight, 0)), signs }
    }),
  )
  const taken = { zh: new Set<number>(), en: new Set<number>() }
  const proposals: Proposal[] = []
  for (const { i, j, p, signs } of likely.sort((a, b) => b.p - a.p || a.i - b.i || a.j - b.j)) {
    if (p < LEAST || taken.zh.has(i) || taken.en.has(j)) continue
    taken.zh.add(i)
    taken.en.add(j)
    const reasons = [...signs, ...wordReasons(surveys[zh[i]!]!, surveys[en[j]!]!, lexicon, context)]
    proposals.push({ zh: zh[i]!, en: en[j]!, probability: p, evidence: reasons })
  }
  return proposals
}

/** The file's name without folder, ending and language: `x/a.zh-tw.txt` and `y/a_EN.md` are one. */
export function stemOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase()
  return name
    .replace(/\.[a-z]{2,5}$/, '')
    .replace(/(?:^|[._ -])(zh|cn|chs|cht|chinese|en|eng|english)([-_](cn|tw|hk|hans|hant|us|gb))?$/, '')
}

/** Pairs that share rare words or a name. */
function candidates(words: DocumentWords, zh: readonly number[], en: readonly number[], surveys: readonly Survey[]) {
  const pairs = new Map<string, { readonly i: number; readonly j: number }>()
  const add = (i: number, j: number) => pairs.set(`${i}:${j}`, { i, j })
  const byStem = new Map(en.map((index, j) => [surveys[index]!.stem, j]))
  zh.forEach((index, i) => {
    for (const j of words.candidates(i)) add(i, j)
    const j = byStem.get(surveys[index]!.stem)
    if (j !== undefined && surveys[index]!.stem !== '') add(i, j)
  })
  return [...pairs.values()]
}

function wordSign(share: number): readonly Evidence[] {
  return [evidence('shared-words', Number(share.toFixed(2)), SIGNS.share * (share - SIGNS.usual))]
}

function otherSigns(zh: Survey, en: Survey): readonly Evidence[] {
  const signs: Evidence[] = []
  if (zh.date !== undefined && en.date !== undefined) {
    const days = Math.abs(Date.parse(zh.date) - Date.parse(en.date)) / 86_400_000
    if (days === 0) signs.push(evidence('date', zh.date, SIGNS.sameDate))
    else if (days <= 2) signs.push(evidence('date', `${zh.date} / ${en.date}`, SIGNS.nearDate))
    else if (days > 30) signs.push(evidence('other-date', `${zh.date} / ${en.date}`, SIGNS.otherDate))
  }
  if (zh.stem !== '' && zh.stem === en.stem) signs.push(evidence('file-name', zh.stem, SIGNS.sameStem))
  return signs
}

interface Rival {
  readonly i: number
  readonly j: number
  readonly odds: number
  readonly signs: readonly Evidence[]
}

/** Each pair's probability among the other pairs of its two documents, and none. */
function competing(pairs: readonly Rival[]): (Rival & { readonly p: number })[] {
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  for (const { i, j, odds } of pairs) {
    rows.set(i, (rows.get(i) ?? 1) + odds)
    columns.set(j, (columns.get(j) ?? 1) + odds)
  }
  return pairs.map((pair) => ({ ...pair, p: pair.odds / (rows.get(pair.i)! + columns.get(pair.j)! - pair.odds - 1) }))
}

/** Words shown of each kind, and how much of each text they are looked for in: the lead holds the event's names and numbers. */
const SHOWN = { words: 6, zh: 1200, en: 4000 }

function wordReasons(zh: Survey, en: Survey, lexicon: BilingualLexicon, context: AlignmentContext): readonly Evidence[] {
  const left = zh.sentences.join('').slice(0, SHOWN.zh)
  const right = en.sentences.join(' ').slice(0, SHOWN.en)
  const matches = [...highlightsOf(left, right, lexicon, context)].sort((a, b) => b.weight - a.weight)
  const said = ({ zh: one, en: other }: Match) => `${left.slice(one.start, one.end)} – ${right.slice(other.start, other.end)}`
  return (['name', 'number', 'term', 'dictionary'] as const).flatMap((kind) => {
    const shown = [...new Set(matches.filter((match) => match.kind === kind).map(said))].slice(0, SHOWN.words)
    // Their weight is in the share of words already.
    return shown.length > 0 ? [evidence(kind, shown.join(', '), 0)] : []
  })
}
