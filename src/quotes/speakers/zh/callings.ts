import type { Span } from '../../../model/span.ts'
import type { Cast, Figure } from '../figure.ts'
import { isHanCode } from './shape.ts'
import { LONGEST_NAME } from './story-names.ts'
import type { ChineseNameWords } from './words.ts'

/** Whom “妈，…” is said to: those whom the story knows by a word of that relation (母亲, 桂英嫂). Asked once the cast is complete. */
export function callingsOf(text: string, cast: Cast, words: ChineseNameWords): (at: number) => readonly Figure[] {
  let known: ReadonlyMap<string, readonly Figure[]> | undefined
  return (at) => {
    const end = words.kinFinder.endAt(text, at)
    const relation = end > 0 && CALLS.test(text[end] ?? '') ? words.relations.get(text.slice(at, end)) : undefined
    if (relation === undefined) return []
    known ??= byRelation(cast, words)
    return known.get(relation) ?? []
  }
}

function byRelation(cast: Cast, words: ChineseNameWords): ReadonlyMap<string, readonly Figure[]> {
  const known = new Map<string, Figure[]>()
  for (const figure of cast.figures) {
    if (figure.kind === 'body') continue
    const relations = new Set([...figure.words, ...figure.titles].map((word) => relationOf(word, words)))
    for (const relation of relations) if (relation !== undefined) known.set(relation, [...(known.get(relation) ?? []), figure])
  }
  return known
}

function relationOf(word: string, words: ChineseNameWords): string | undefined {
  const start = words.kinFinder.startAt(word, word.length)
  return start < 0 ? undefined : words.relations.get(word.slice(start))
}

/** What the words of a turn call somebody by at their head: “瘦猴，…”. */
export function calledIn(text: string, spoken: readonly Span[]): ReadonlySet<string> {
  const called = new Set<string>()
  for (const { start, end } of spoken) {
    let at = start
    while (at < end && at - start <= LONGEST_NAME && isHanCode(text.charCodeAt(at))) at++
    if (at - start >= 2 && at - start <= LONGEST_NAME && CALLS.test(text[at] ?? '')) called.add(text.slice(start, at))
  }
  return called
}

const CALLS = /[，,！!？?。…—～~]/
