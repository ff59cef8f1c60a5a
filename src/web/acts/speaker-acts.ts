import { z } from 'zod'
import type { SpeakerState } from '../../model/decision.ts'
import { err, ok, type Result } from '../../model/result.ts'
import { correct, mergeSpeakers } from '../../review/corrections.ts'
import type { Store, StoredSpeaker } from '../../store/port.ts'
import { count, line } from '../forms.ts'
import { type Act, versionsOf } from './act.ts'

const id = z.string().min(1).max(200)

/** The fields of POST speakers. */
export const SPEAKER_ACT = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('names'),
    speaker: id,
    version: count,
    zh: line(200),
    en: line(200),
    kind: z.enum(['person', 'body', 'unknown']),
  }),
  z.object({ what: z.literal('merge'), speaker: id, into: id, version: count }),
  z.object({ what: z.literal('split'), speaker: id, version: count }),
])

export type SpeakerActFields = z.infer<typeof SPEAKER_ACT>

/** Names a speaker, makes two one, or takes a merged one out again. */
export async function speakerAct(store: Store, project: string, form: SpeakerActFields): Promise<Result<Act>> {
  const found = await store.speakers.get(project, form.speaker)
  if (!found.ok) return found
  const speaker = found.value
  if (speaker.version !== form.version) return err({ code: 'VERSION_CONFLICT', detail: speaker.name })
  const state = stateOf(speaker)
  if (form.what === 'split') {
    const { mergedInto: _, ...after } = state
    return actOf(correct('speaker', speaker.id, state, after), [speaker])
  }
  if (form.what === 'names') return actOf(correct('speaker', speaker.id, state, renamed(state, form)), [speaker])
  const into = await store.speakers.get(project, form.into)
  if (!into.ok) return into
  const changes = mergeSpeakers({ id: into.value.id, state: stateOf(into.value) }, [{ id: speaker.id, state }])
  return changes.ok ? actOf(changes.value, [speaker, into.value]) : changes
}

function renamed(state: SpeakerState, { zh, en, kind }: { zh: string; en: string; kind: SpeakerState['kind'] }): SpeakerState {
  const { zh: _zh, en: _en, ...rest } = state
  return { ...rest, kind, ...(zh === '' ? {} : { zh }), ...(en === '' ? {} : { en }) }
}

function stateOf({ kind, name, zh, en, aliases, mergedInto }: StoredSpeaker): SpeakerState {
  return {
    kind,
    name,
    aliases,
    ...(zh === undefined ? {} : { zh }),
    ...(en === undefined ? {} : { en }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
  }
}

function actOf(changes: Act['changes'], versions: readonly StoredSpeaker[]): Result<Act> {
  return ok({ verb: 'correct', changes, versions: versionsOf(versions), focus: null })
}
