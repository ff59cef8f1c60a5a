import { z } from 'zod'
import { err, ok, type Result } from '../model/result.ts'
import { alignSides } from './align-pair.ts'
import { annotate, segmentsOf } from './annotate.ts'
import { complaintLine } from './complaint.ts'
import { printQuotation } from './contract.ts'
import type { Knowledge, ReadingKnowledge } from './knowledge.ts'
import { decodedLines, lineWriter } from './utf8-lines.ts'

/*
 * The filters of the command line: one JSON object a line in, one out. A batch of whole lines is one job, because a job a line
 * spends its time in messages between threads. A line that fails says so in its place, and the rest goes on.
 */

export type FilterKind = 'quotes' | 'segments' | 'align'

export interface FilterBatch {
  readonly kind: FilterKind
  /** Whole lines in UTF-8. */
  readonly bytes: Uint8Array
  /** Number of the first line, from 1. */
  readonly firstLine: number
}

interface Tables {
  readonly reading: () => ReadingKnowledge
  readonly all: () => Knowledge
}

const Id = z.union([z.string(), z.number()])
const Lang = z.enum(['zh', 'en'])
const TextLine = z.object({ id: Id, text: z.string(), lang: Lang.optional() })
const Side = z.object({ lang: Lang, sentences: z.array(z.string()) })
const PairLine = z.object({ id: Id, left: Side, right: Side })

/** Output is some six times as long as its text: evidence goes with every quotation. */
const OUT_PER_IN = 7

/** The output lines of a batch in UTF-8, each ended by a line feed; blank lines give nothing. */
export function filterBatch(batch: FilterBatch, tables: Tables): Uint8Array {
  const run = FILTERS[batch.kind]
  const out = lineWriter(batch.bytes.length * OUT_PER_IN)
  let line = batch.firstLine
  for (const text of decodedLines(batch.bytes)) {
    if (text.trim() !== '') {
      const result = runGuarded(run, text, tables)
      out.add(result.ok ? `${JSON.stringify(result.value)}\n` : complaintLine(line, result.problem))
    }
    line++
  }
  return out.bytes()
}

/** A text that meets a fault of ours is one bad line, not the end of a corpus of a million. */
function runGuarded(run: (line: string, tables: Tables) => Result<unknown>, line: string, tables: Tables): Result<unknown> {
  try {
    return run(line, tables)
  } catch (error) {
    return err({ code: 'UNEXPECTED', detail: error instanceof Error ? error.message : String(error) })
  }
}

const FILTERS: Record<FilterKind, (line: string, tables: Tables) => Result<unknown>> = {
  quotes: (line, tables) => {
    const parsed = parseLine(line, TextLine)
    if (!parsed.ok) return parsed
    const { id, text, lang } = parsed.value
    const { quotations, speakers } = annotate([sourceOf(text)], tables.reading(), lang ? { lang } : undefined)
    return ok({ id, quotations: quotations.map(printQuotation), speakers })
  },
  segments: (line, tables) => {
    const parsed = parseLine(line, TextLine)
    if (!parsed.ok) return parsed
    return ok({ id: parsed.value.id, segments: segmentsOf(parsed.value.text, tables.reading()) })
  },
  align: (line, tables) => {
    const parsed = parseLine(line, PairLine)
    if (!parsed.ok) return parsed
    const aligned = alignSides(parsed.value.left, parsed.value.right, tables.all())
    return aligned.ok ? ok({ id: parsed.value.id, ...aligned.value }) : aligned
  },
}

function parseLine<T>(line: string, shape: z.ZodType<T>): Result<T> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return err({ code: 'BAD_LINE', detail: error instanceof Error ? error.message : 'JSON' })
  }
  const parsed = shape.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  return err({ code: 'BAD_LINE', detail: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
}

/** A text that comes without a file: its key is empty, so that ids depend on the text alone. */
function sourceOf(text: string) {
  return { file: '', sha256: '', encoding: 'utf-8', text }
}
