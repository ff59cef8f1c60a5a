import type { Check } from '../model/alignment.ts'
import { toSimplified } from '../text/fold.ts'
import { numberChecks } from './check-numbers.ts'
import type { CheckWords } from './check-words.ts'
import type { BilingualLexicon } from './lexicon.ts'
import { highlightsOf } from './matches.ts'
import type { AlignmentContext } from './texts.ts'
import type { WordPair } from './word-pair.ts'

/*
 * What a translator looks twice at: numbers, dates and units that differ, a name or the project's usual term that is missing, a denial
 * on one side only, words left untranslated, a clause without a counterpart, lengths out of proportion. Each names the words at fault.
 * A check that cries wolf is switched off by its reader: where the languages differ by nature it keeps still.
 */

export interface CheckContext extends AlignmentContext {
  readonly checkWords: CheckWords
}

/** English letters for a Chinese character, from terse to wordy; beyond, something is missing or added. */
const LETTERS_PER_HAN = { least: 1.3, usual: 3, most: 6.5 }
/** Shorter texts have odd ratios by nature. */
const LEAST_HAN = 8
/** A clause of fewer characters may be a connective that the other language has no need of. */
const LEAST_CLAUSE = { zh: 9, en: 28 }
/** Latin words in a row on the Chinese side, Han characters on the English: a name is shorter. */
const UNTRANSLATED = { zh: /(?:[A-Za-z][A-Za-z'’-]*[ ,]+){4,}[A-Za-z]+/, en: /\p{Script=Han}{2,}/u }

/** Findings on two texts that are taken for translations; none where all is well. */
export function checkPair(original: string, en: string, lexicon: BilingualLexicon, context: CheckContext): readonly Check[] {
  // Traditional text is compared in Simplified characters: names and tables are written so.
  const zh = toSimplified(original)
  return [
    ...numberChecks(zh, en, lexicon),
    ...nameChecks(zh, en, context.names ?? [], context.checkWords),
    ...termChecks(zh, en, context.terms ?? []),
    ...negationCheck(zh, en, context.checkWords),
    ...untranslatedCheck(zh, en),
    ...lengthCheck(zh, en),
    ...clauseChecks(zh, en, lexicon, context),
  ]
}

/** A name may become a pronoun; it is missed only where the other side has nothing in its place. */
function nameChecks(zh: string, en: string, names: readonly WordPair[], words: CheckWords): readonly Check[] {
  if (words.hasPronoun(en)) return []
  const lower = en.toLowerCase()
  return names.flatMap((name): Check[] => {
    const parts = name.en.toLowerCase().split(/\s+/)
    const inEnglish = lower.includes(parts[0]!) || lower.includes(parts.at(-1)!)
    return zh.includes(toSimplified(name.zh)) && !inEnglish ? [{ kind: 'name', zh: name.zh, en: '' }] : []
  })
}

function termChecks(zh: string, en: string, terms: readonly WordPair[]): readonly Check[] {
  const lower = en.toLowerCase()
  return terms.flatMap((term): Check[] =>
    zh.includes(toSimplified(term.zh)) && !lower.includes(term.en.toLowerCase())
      ? [{ kind: 'term', zh: term.zh, en: term.en }]
      : [],
  )
}

function negationCheck(zh: string, en: string, words: CheckWords): readonly Check[] {
  const left = words.denials(zh, 'zh')
  const right = words.denials(en, 'en')
  if (left.sure.length > 0 && !right.possible) return [{ kind: 'negation', zh: left.sure.join(' '), en: '' }]
  if (right.sure.length > 0 && !left.possible) return [{ kind: 'negation', zh: '', en: right.sure.join(' ') }]
  return []
}

function untranslatedCheck(zh: string, en: string): readonly Check[] {
  const latin = UNTRANSLATED.zh.exec(zh)?.[0]
  const han = UNTRANSLATED.en.exec(en)?.[0]
  return [
    ...(latin ? [{ kind: 'untranslated' as const, zh: latin, en: '' }] : []),
    ...(han ? [{ kind: 'untranslated' as const, zh: '', en: han }] : []),
  ]
}

function lengthCheck(zh: string, en: string): readonly Check[] {
  // A name or figure left as it is takes as many letters on either side.
  const asTheyAre = zh.match(/[\p{Script=Latin}\p{N}]/gu)?.length ?? 0
  const han = (zh.match(/\p{Script=Han}/gu)?.length ?? 0) + asTheyAre / LETTERS_PER_HAN.usual
  const letters = en.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (han < LEAST_HAN && letters < LEAST_HAN * LETTERS_PER_HAN.most) return []
  const ratio = letters / Math.max(1, han)
  if (ratio >= LETTERS_PER_HAN.least && ratio <= LETTERS_PER_HAN.most) return []
  return [{ kind: 'length', zh: String(Math.round(han)), en: String(letters) }]
}

/** Clauses that not one word of the other side answers to. */
function clauseChecks(zh: string, en: string, lexicon: BilingualLexicon, context: AlignmentContext): readonly Check[] {
  const left = clausesOf(zh, /[，；。！？：…—]+|[,;]\s/g)
  const right = clausesOf(en, /[,;:.!?…]+(?:\s|$)|\s[—–-]+\s/g)
  if (left.length < 2 && right.length < 2) return []
  const matches = highlightsOf(zh, en, lexicon, context)
  const isMissing = (side: 'zh' | 'en') => (clause: { readonly start: number; readonly end: number }) =>
    clause.end - clause.start >= LEAST_CLAUSE[side] &&
    !matches.some((match) => match[side].start < clause.end && clause.start < match[side].end)
  return [
    ...left
      .filter(isMissing('zh'))
      .map(({ start, end }): Check => ({ kind: 'missing-clause', zh: zh.slice(start, end), en: '' })),
    ...right
      .filter(isMissing('en'))
      .map(({ start, end }): Check => ({ kind: 'missing-clause', zh: '', en: en.slice(start, end) })),
  ]
}

function clausesOf(text: string, border: RegExp): readonly { readonly start: number; readonly end: number }[] {
  const clauses: { start: number; end: number }[] = []
  let start = 0
  for (const { index, 0: mark } of text.matchAll(border)) {
    if (index > start) clauses.push({ start, end: index })
    start = index + mark.length
  }
  if (start < text.length) clauses.push({ start, end: text.length })
  return clauses
}
