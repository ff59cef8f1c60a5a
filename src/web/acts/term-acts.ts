import { z } from 'zod'
import type { TermRecord } from '../../formats/term.ts'
import type { Change, TermState } from '../../model/decision.ts'
import { err, ok, type Result } from '../../model/result.ts'
import { term } from '../../review/corrections.ts'
import type { Store } from '../../store/port.ts'
import { count, line, someLine } from '../forms.ts'
import { type Act, versionsOf } from './act.ts'

const id = z.string().min(1).max(200)
const words = { zh: someLine(200), en: someLine(200), note: line(500).optional().default('') }

/** The fields of POST glossary. */
export const TERM_ACT = z.discriminatedUnion('what', [
  z.object({ what: z.literal('add'), ...words }),
  z.object({ what: z.literal('change'), term: id, version: count, ...words }),
  z.object({ what: z.literal('remove'), term: id, version: count }),
  z.object({ what: z.literal('import') }),
])

export type TermActFields = Exclude<z.infer<typeof TERM_ACT>, { what: 'import' }>

// One import is one decision, and one click takes it back.
const MOST_TERMS = 20_000

/** Adds, changes or removes a term. */
export async function termAct(store: Store, project: string, form: TermActFields, newId: () => string): Promise<Result<Act>> {
  if (form.what === 'add') return actOf(term(newId(), null, stateOf(form)), [])
  const now = await store.decisions.current(project, 'term', form.term)
  if (now.entity !== 'term' || now.state === null || now.version !== form.version)
    return err({ code: 'VERSION_CONFLICT', detail: form.term })
  return actOf(term(form.term, now.state, form.what === 'remove' ? null : stateOf(form)), [now])
}

/** Adds the terms of a file that the glossary does not have yet. */
export async function importTermsAct(
  store: Store,
  project: string,
  terms: readonly TermRecord[],
  newId: () => string,
): Promise<Result<Act>> {
  const known = new Set<string>()
  for await (const one of store.terms.all(project)) known.add(keyOf(one))
  const changes: Change[] = []
  for (const one of terms.slice(0, MOST_TERMS)) {
    if (known.has(keyOf(one))) continue
    known.add(keyOf(one))
    changes.push(...term(newId(), null, stateOf(one)))
  }
  return actOf(changes, [])
}

function keyOf({ zh, en }: { readonly zh: string; readonly en: string }): string {
  return `${zh}\t${en.toLowerCase()}`
}

function stateOf({ zh, en, note }: TermRecord): TermState {
  return { zh, en, ...(note === '' ? {} : { note }) }
}

function actOf(changes: readonly Change[], versions: readonly { readonly id: string; readonly version: number }[]): Result<Act> {
  return ok({ verb: 'term', changes, versions: versionsOf(versions), focus: null })
}
