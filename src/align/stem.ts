import type { Row } from '../language/table.ts'

/** Brings an English word in lower case to the stem that the dictionary is keyed by. */
export type Stem = (word: string) => string

interface SuffixRule {
  readonly suffix: string
  readonly replacement: string
  readonly least: number
}

/*
 * The same stems are made of the dictionary's glosses and of the texts, so it does not matter that they are no words: only that
 * `decides` and `decided` meet. Irregular forms come first, then each step of the suffix table takes off one ending.
 */

/** A stemmer from `pairs/zh-en/irregular` and `pairs/zh-en/suffixes`. */
export function makeStem(irregular: readonly Row[], suffixes: readonly Row[]): Stem {
  const lemmas = new Map(irregular.map((row) => [row['form'] ?? '', row['lemma'] ?? '']))
  const steps = stepsOf(suffixes)
  return (word) => {
    let stem = lemmas.get(word) ?? word
    if (lemmas.get(stem) === stem) return stem
    for (const rules of steps) stem = applyStep(stem, rules)
    return stem
  }
}

/** Rules of each step by their last letter, the longest suffix first. */
function stepsOf(rows: readonly Row[]): readonly ReadonlyMap<string, readonly SuffixRule[]>[] {
  const steps = new Map<number, Map<string, SuffixRule[]>>()
  for (const row of rows) {
    const suffix = row['suffix'] ?? ''
    const replacement = row['replacement'] === '_' ? '' : (row['replacement'] ?? '')
    const step = steps.get(Number(row['step'])) ?? new Map<string, SuffixRule[]>()
    const last = suffix.slice(-1)
    step.set(last, [...(step.get(last) ?? []), { suffix, replacement, least: Number(row['least']) }])
    steps.set(Number(row['step']), step)
  }
  for (const step of steps.values()) for (const rules of step.values()) rules.sort((a, b) => b.suffix.length - a.suffix.length)
  return [...steps.entries()].sort(([a], [b]) => a - b).map(([, step]) => step)
}

function applyStep(word: string, rules: ReadonlyMap<string, readonly SuffixRule[]>): string {
  for (const rule of rules.get(word.slice(-1)) ?? []) {
    if (word.length - rule.suffix.length < rule.least || !word.endsWith(rule.suffix)) continue
    const rest = word.slice(0, word.length - rule.suffix.length)
    if (rule.suffix.length > 1 && rule.replacement === '') return undouble(rest)
    return rest + rule.replacement
  }
  return word
}

/** `stopp` of `stopped` is `stop`; `fall` and `pass` keep theirs. */
function undouble(stem: string): string {
  const last = stem.charCodeAt(stem.length - 1)
  const doubled = stem.length > 3 && last === stem.charCodeAt(stem.length - 2)
  return doubled && !KEEPS_DOUBLE.has(last) ? stem.slice(0, -1) : stem
}

const KEEPS_DOUBLE = new Set([...'aeiousz'].map((letter) => letter.charCodeAt(0)))
