import { z } from 'zod'
import type { Bead } from '../model/alignment.ts'
import type { Quotation } from '../model/quotation.ts'
import type { GoldDocument } from '../pipeline/evaluate-quotations.ts'
import { UsageError } from './usage.ts'

const Pair = z.tuple([z.number(), z.number()])
const Gold = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.enum(['zh', 'en']).optional(),
  complete: z.boolean().optional(),
  quotes: z.array(
    z.object({
      start: z.number(),
      end: z.number(),
      parts: z.array(Pair).optional(),
      type: z.string(),
      speaker: z.string().nullable().optional(),
      speaker_aliases: z.array(z.string()).optional(),
      speaker_spans: z.array(Pair).optional(),
      speech_cue: z.boolean().optional(),
      optional: z.boolean().optional(),
      optional_parts: z.array(Pair).optional(),
      attribution: z.string().optional(),
    }),
  ),
})

/** One line of a gold set of quotations. Throws UsageError where it is none. */
export function parseGoldLine(line: string, index: number): GoldDocument {
  const parsed = Gold.safeParse(JSON.parse(line))
  if (parsed.success) return parsed.data
  throw new UsageError(`error: line ${index + 1} is no annotated text: ${parsed.error.issues[0]?.message}`)
}

/** What our own filter printed: its types are known, and a line that failed has neither. */
export function parseFoundQuotations(line: unknown): readonly Quotation[] {
  const { quotations = [] } = line as { quotations?: (Omit<Quotation, 'parts'> & { parts: [number, number][] })[] }
  return quotations.map((quotation) => ({ ...quotation, parts: quotation.parts.map(([start, end]) => ({ start, end })) }))
}

export function parseFoundBeads(line: unknown): readonly Bead[] {
  return (line as { beads?: Bead[] }).beads ?? []
}
