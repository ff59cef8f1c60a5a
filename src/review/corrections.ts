import type { Change, Entity, QuotationState, SpeakerState, States, TermState } from '../model/decision.ts'
import { canonical } from '../model/fold.ts'
import { err, ok } from '../model/result.ts'
import { type Group, newRow, regroup } from './group.ts'
import type { Changes } from './verbs.ts'

/** A state with its id: what the store's `current` gives. */
interface Known<S> {
  readonly id: string
  readonly state: S
}

/** Any correction of one thing; none where nothing differs. `before` null adds it, `after` null takes it away. */
export function correct<E extends Entity>(
  entity: E,
  id: string,
  before: States[E] | null,
  after: States[E] | null,
): readonly Change[] {
  if (canonical(before) === canonical(after)) return []
  return [{ entity, id, before, after } as Change]
}

export function comment(id: string, row: string, text: string): readonly Change[] {
  return correct('comment', id, null, { row, text })
}

export function term(id: string, before: TermState | null, after: TermState | null): readonly Change[] {
  return correct('term', id, before, after)
}

/** A quotation that the machine missed, in a row of its own beside `beside` (for its bitext and place in the queue). */
export function addQuotation(id: string, state: QuotationState, rowId: string, beside: Group): Changes {
  const placed = [{ id, parts: state.parts }]
  if (state.parts.length === 0) return err({ code: 'BAD_REQUEST', detail: 'a quotation without words' })
  const row = newRow(rowId, beside.state, state.lang === 'zh' ? placed : [], state.lang === 'en' ? placed : [])
  return ok([{ entity: 'quotation', id, before: null, after: state }, row])
}

/** What is no quotation: it leaves its row, which goes where nothing else is in it. */
export function removeQuotation(quotation: Known<QuotationState>, row: Group): Changes {
  if (![...row.zh, ...row.en].some((one) => one.id === quotation.id)) {
    return err({ code: 'BAD_REQUEST', detail: `${quotation.id} is not in ${row.id}` })
  }
  const without = (side: Group['zh']) => side.filter((one) => one.id !== quotation.id)
  return ok([
    regroup(row, without(row.zh), without(row.en)),
    { entity: 'quotation', id: quotation.id, before: quotation.state, after: null },
  ])
}

/** The others become `into`, which takes over their names. */
export function mergeSpeakers(into: Known<SpeakerState>, others: readonly Known<SpeakerState>[]): Changes {
  if (others.length === 0 || others.some((other) => other.id === into.id))
    return err({ code: 'BAD_REQUEST', detail: 'two speakers' })
  const gone = [into, ...others].find((speaker) => speaker.state.mergedInto !== undefined)
  if (gone !== undefined) return err({ code: 'BAD_REQUEST', detail: `${gone.state.name} was merged before` })
  const states = [into, ...others].map((speaker) => speaker.state)
  const zh = states.find((state) => state.zh !== undefined)?.zh
  const en = states.find((state) => state.en !== undefined)?.en
  const names = states.flatMap((state) => [...state.aliases, state.name, state.zh ?? state.name, state.en ?? state.name])
  const own = new Set([into.state.name, zh, en])
  const after: SpeakerState = {
    ...into.state,
    ...(zh === undefined ? {} : { zh }),
    ...(en === undefined ? {} : { en }),
    aliases: [...new Set(names)].filter((name) => !own.has(name)),
  }
  return ok([
    ...correct('speaker', into.id, into.state, after),
    ...others.map((other): Change => {
      return { entity: 'speaker', id: other.id, before: other.state, after: { ...other.state, mergedInto: into.id } }
    }),
  ])
}

/** Some of a speaker's quotations are another's: the new speaker, and the quotations that are given to it. */
export function splitSpeaker(newId: string, state: SpeakerState, quotations: readonly Known<QuotationState>[]): Changes {
  if (quotations.length === 0) return err({ code: 'BAD_REQUEST', detail: 'no quotation chosen' })
  return ok([{ entity: 'speaker', id: newId, before: null, after: state }, ...giveTo(newId, quotations)])
}

/** The quotations are this speaker's; null: it is not known whose. */
export function giveTo(speaker: string | null, quotations: readonly Known<QuotationState>[]): readonly Change[] {
  return quotations.flatMap(({ id, state }) => correct('quotation', id, state, { ...state, speaker }))
}
