import type { SpeakerState } from '../model/decision.ts'
import type { Speaker } from '../model/quotation.ts'
import { batched, type Context } from './context.ts'
import type { Db, Trx } from './schema.ts'

/**
 * The project's speaker for each speaker of an analysis, made where it is new. Two texts speak of one person where a full name
 * is the same; a surname, a title or an unknown speaker is one only within its bitext.
 */
export async function adoptSpeakers(
  trx: Trx,
  context: Context,
  project: string,
  bitext: string,
  speakers: readonly Speaker[],
): Promise<ReadonlyMap<string, string>> {
  const keys = new Map(speakers.map((speaker) => [speaker.id, keysOf(speaker, bitext)]))
  const known = await speakersByKey(trx, project, [...keys.values()].flat())
  const adopted = new Map<string, string>()
  for (const speaker of speakers) {
    const own = keys.get(speaker.id) ?? []
    const same = own.map((key) => known.get(key)).find((id) => id !== undefined)
    const state = stateOf(speaker)
    const id = same ?? context.newId()
    if (same === undefined) {
      const names = namesOf(state)
      await trx
        .insertInto('speakers')
        .values({ id, project, root: id, state: JSON.stringify(state), names, quotations: 0 })
        .execute()
    } else {
      await enrich(trx, project, id, state)
    }
    await addKeys(trx, project, id, own)
    for (const key of own) if (!known.has(key)) known.set(key, id)
    adopted.set(speaker.id, id)
  }
  return adopted
}

/** The names under which a speaker that a person named is found again. */
export async function addSpeakerKeys(trx: Trx, project: string, id: string, state: SpeakerState): Promise<void> {
  await addKeys(trx, project, id, fullNames(state))
}

export function namesOf(state: SpeakerState): string {
  return [state.name, state.zh, state.en, ...state.aliases]
    .filter((name) => name !== undefined)
    .join('\n')
    .replaceAll(/[\0\p{Surrogate}]/gu, '')
    .toLowerCase()
}

function keysOf(speaker: Speaker, bitext: string): readonly string[] {
  const full = speaker.kind === 'unknown' ? [] : fullNames(speaker)
  return full.length > 0 ? full : [`${bitext}:${plain(speaker.name)}`]
}

/** Names that are one person's in all texts: Chinese of two characters or more, English of two words or more; of a body any. */
function fullNames(speaker: SpeakerState): readonly string[] {
  const names = [speaker.name, speaker.zh, speaker.en].filter((name) => name !== undefined).map(plain)
  return [...new Set(names)]
    .filter((name) => speaker.kind === 'body' || /\p{Script=Han}{2}|\S\s+\S/u.test(name))
    .map((name) => `=${name}`)
}

function plain(name: string): string {
  return name
    .replaceAll(/[\0\p{Surrogate}]/gu, '')
    .trim()
    .toLowerCase()
    .slice(0, 200)
}

function stateOf(speaker: Speaker): SpeakerState {
  const { kind, name, zh, en, aliases } = speaker
  return { kind, name, ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }), aliases }
}

async function speakersByKey(db: Db, project: string, keys: readonly string[]): Promise<Map<string, string>> {
  const known = new Map<string, string>()
  for (const batch of batched(keys)) {
    const rows = await db
      .selectFrom('speaker_keys')
      .select(['key', 'speaker'])
      .where('project', '=', project)
      .where('key', 'in', batch)
      .execute()
    for (const { key, speaker } of rows) known.set(key, speaker)
  }
  return known
}

async function addKeys(trx: Trx, project: string, speaker: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await trx
    .insertInto('speaker_keys')
    .values(keys.map((key) => ({ project, key, speaker })))
    .onConflict((conflict) => conflict.columns(['project', 'key']).doNothing())
    .execute()
}

/** What a further text knows of a speaker; one that a person decided on stays as it is. */
async function enrich(trx: Trx, project: string, id: string, found: SpeakerState): Promise<void> {
  const decided = await trx
    .selectFrom('heads')
    .select('id')
    .where('entity', '=', 'speaker')
    .where('id', '=', id)
    .executeTakeFirst()
  if (decided !== undefined) return
  const row = await trx
    .selectFrom('speakers')
    .select('state')
    .where('id', '=', id)
    .where('project', '=', project)
    .executeTakeFirstOrThrow()
  const state = JSON.parse(row.state) as SpeakerState
  const { zh = found.zh, en = found.en } = state
  const aliases = [...new Set([...state.aliases, ...found.aliases, found.name])].filter(
    (name) => ![state.name, zh, en].includes(name),
  )
  const after = { ...state, ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }), aliases }
  const json = JSON.stringify(after)
  if (json === row.state) return
  await trx
    .updateTable('speakers')
    .set({ state: json, names: namesOf(after) })
    .where('id', '=', id)
    .execute()
}
