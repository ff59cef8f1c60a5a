import type { SpeakerWithCount, StoredSpeaker } from '../../store/port.ts'
import { paths } from '../pages/paths.ts'
import type { SpeakerEntry, SpeakerForm, SpeakersPage } from '../pages/speakers.ts'
import { excerpt, nameFor } from './quotes.ts'
import { type Reader, refOf } from './reader.ts'
import { langTagOf } from './variants.ts'

const MOST_SPEAKERS = 500
// Of a speaker with more, the others are given away where they stand.
const MOST_SAID = 60
const SHOWN_WORDS = 80

/** The speakers of a project, most quoted first; one of them open for correction. */
export async function speakersModel(
  reader: Reader,
  query: { readonly q: string; readonly speaker?: string | undefined },
  operation: string,
): Promise<Omit<SpeakersPage, 'shell'>> {
  const { store, project } = reader
  const { items } = await store.speakers.list(project.id, { limit: MOST_SPEAKERS, ...(query.q === '' ? {} : { words: query.q }) })
  const open = query.speaker === undefined ? null : await store.speakers.get(project.id, query.speaker)
  return {
    project: refOf(project),
    operation,
    q: query.q,
    speakers: items.map((speaker) => entryOf(reader, speaker, speaker.quotations)),
    editing: open?.ok === true ? await formOf(reader, open.value, items) : null,
  }
}

function entryOf(reader: Reader, speaker: StoredSpeaker, quotations: number): SpeakerEntry {
  const { id, kind, name, zh, en, aliases } = speaker
  const { id: project } = reader.project
  return {
    id,
    kind,
    name,
    zh: zh ?? null,
    en: en ?? null,
    aliases,
    quotations,
    review: paths.review(project, { speaker: id }),
    href: paths.speakers(project, { speaker: id }),
  }
}

async function formOf(reader: Reader, speaker: StoredSpeaker, known: readonly SpeakerWithCount[]): Promise<SpeakerForm> {
  const own = namesOf(speaker)
  const likeness = (other: StoredSpeaker) =>
    namesOf(other).filter((name) => own.some((mine) => mine.includes(name) || name.includes(mine))).length
  const others = known
    .filter((other) => other.id !== speaker.id)
    .map((other) => ({ other, like: likeness(other) }))
    .sort((a, b) => b.like - a.like)
  const merged = await reader.store.speakers.mergedInto(reader.project.id, speaker.id)
  return {
    ...entryOf(reader, speaker, known.find((one) => one.id === speaker.id)?.quotations ?? 0),
    version: speaker.version,
    others: others.map(({ other }) => ({ value: other.id, label: labelOf(other, reader), selected: false })),
    said: await saidBy(reader, speaker.id),
    merged: merged.map((one) => ({ id: one.id, name: nameFor(one, reader.locale), version: one.version })),
  }
}

async function saidBy(reader: Reader, speaker: string): Promise<SpeakerForm['said']> {
  const said: SpeakerForm['said'][number][] = []
  for await (const id of reader.store.speakers.quotations(reader.project.id, speaker)) {
    if (said.length >= MOST_SAID) break
    const quotation = await reader.store.rows.quotation(id)
    if (!quotation.ok) continue
    const { text, lang } = quotation.value
    said.push({ id, lang: langTagOf(text, lang, reader.variant), words: excerpt(reader.display(text), SHOWN_WORDS) })
  }
  return said
}

function namesOf({ name, zh, en, aliases }: StoredSpeaker): readonly string[] {
  return [name, zh, en, ...aliases].flatMap((one) => (one === undefined || one === '' ? [] : [one.toLowerCase()]))
}

function labelOf(speaker: StoredSpeaker, { locale }: Reader): string {
  const own = nameFor(speaker, locale)
  const other = locale === 'zh' ? speaker.en : speaker.zh
  return other === undefined || other === own ? own : `${own} · ${other}`
}
