import type { Row } from './table.ts'

/** A word that reports speech or thought. */
export interface ChineseCue {
  readonly word: string
  /** An English gloss, the same for words of one meaning in both languages. */
  readonly meaning: string
  readonly strong: boolean
  /** The words follow after a comma or colon. */
  readonly pause: boolean
  /** The words follow at once: 称双方已经同意. */
  readonly clause: boolean
  /** Who is spoken to follows: 告诉记者. */
  readonly person: boolean
  /** It tells what somebody thinks or wishes: inside another's words it is part of them. */
  readonly thought: boolean
  /** It makes one cue with an act before it: 介绍说. */
  readonly base: boolean
  /** It also names a text, which then speaks: 报告称. */
  readonly noun: boolean
  /** Words in marks beside it are said with it. */
  readonly marks: boolean
  /** The words follow at once where they have a predicate: 宣布检测结果为阴性, and not 宣布辞职. */
  readonly sentence: boolean
  /** What the speaker does meanwhile or next may follow in its clause: 说着站起来. */
  readonly act: boolean
  /** It judges: marks at the end of its object hold the speaker's own wording. */
  readonly wording: boolean
}

/** The cues of the table, by their words. */
export function cuesOf(rows: readonly Row[]): readonly (readonly [string, ChineseCue])[] {
  return rows.map((row) => {
    const takes = row['takes']!.split(' ')
    const cue = {
      word: row['word']!,
      meaning: row['meaning']!,
      strong: row['strength'] === 'strong',
      pause: takes.includes('pause'),
      clause: takes.includes('clause'),
      person: takes.includes('person'),
      thought: takes.includes('thought'),
      base: takes.includes('base'),
      noun: takes.includes('noun'),
      marks: takes.includes('marks'),
      sentence: takes.includes('sentence'),
      act: takes.includes('act'),
      wording: takes.includes('wording'),
    }
    return [cue.word, cue] as const
  })
}
