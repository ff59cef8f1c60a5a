import { z } from 'zod'
import { EVIDENCE_WORDS, type EvidenceKind } from '../../model/evidence-words.ts'
import { err, ok, type Result } from '../../model/result.ts'
import type { ExportRecord } from '../record.ts'

/** The pairs of a JSONL export, one result a line; blank lines are passed over. BAD_LINE names the line. */
export async function* readJsonl(lines: AsyncIterable<string>): AsyncIterable<Result<ExportRecord>> {
  let number = 0
  for await (const line of lines) {
    number += 1
    if (line.trim() !== '') yield parseRecord(line, number)
  }
}

function parseRecord(line: string, number: number): Result<ExportRecord> {
  const parsed = RECORD.safeParse(jsonOf(line))
  if (parsed.success) return ok(parsed.data as ExportRecord)
  const [issue] = parsed.error.issues
  return err({ code: 'BAD_LINE', detail: `${number}: ${issue?.path.join('.')} ${issue?.message}` })
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const text = z.string()
const span = { start: z.int().nonnegative(), end: z.int().nonnegative() }
const probability = z.number().min(0).max(1)
const lang = z.enum(['zh', 'en'])
const evidenceKind = z.enum(Object.keys(EVIDENCE_WORDS) as [EvidenceKind, ...EvidenceKind[]])

const QUOTATION = z.object({
  id: text,
  lang,
  type: z.enum(['direct', 'indirect', 'mixed', 'turn']),
  text,
  parts: z.array(z.object(span)).min(1),
  cue: z.object({ ...span, text }).nullable(),
  mention: z.object({ ...span, text, form: z.enum(['name', 'title', 'pronoun', 'body', 'none']) }).nullable(),
  speaker: z.object({ id: text, name: text, zh: text.optional(), en: text.optional() }).nullable(),
})

const DOCUMENT = z.object({
  id: text,
  file: text,
  sha256: text,
  title: text.optional(),
  date: text.optional(),
  place: text.optional(),
  outlet: text.optional(),
  reporter: text.optional(),
})

const SIDE = z.object({ document: DOCUMENT.nullable(), quotations: z.array(QUOTATION) })

const RECORD = z.object({
  id: text,
  bitext: text,
  verdict: z.enum(['open', 'confirmed', 'rejected']),
  origin: z.enum(['machine', 'person']),
  probability: probability.nullable(),
  zh: SIDE,
  en: SIDE,
  evidence: z.array(z.object({ kind: evidenceKind, value: z.union([text, z.number()]), weight: z.number(), because: text })),
  checks: z.array(z.object({ kind: text, zh: text, en: text })),
  bookmarked: z.boolean(),
  reviewer: text.nullable(),
  reviewedAt: z.int().nullable(),
  comments: z.array(z.object({ reviewer: text, at: z.int(), text })),
})
