import type { ChineseCue } from '../../language/zh-cue.ts'
import type { ChineseRule } from '../../language/zh-rules.ts'
import type { Span } from '../../model/span.ts'
import type { DraftMention } from '../draft.ts'

/** A clause that says who speaks. */
export interface Attribution {
  readonly cue: Span
  readonly verb: ChineseCue
  readonly mention: DraftMention | undefined
  readonly via: Span | undefined
  /** Where the words begin in the same clause; undefined: they come after its pause, or stood before. */
  readonly content: number | undefined
  /** 据…介绍, 在…看来: the words that follow are reported whatever the verb. */
  readonly framed: boolean
  /** Whether words without marks may follow; of some cues (说着, 问) only marked ones do. */
  readonly reports: boolean
  /** 并表示, 还说: it goes on with the speaker before. */
  readonly joins: boolean
  readonly rule: ChineseRule
}

/** `silence`: the clause is a report of nobody in particular (据悉, 数据显示), and what it says is no quotation. */
export type Judgement = Attribution | 'silence' | undefined
