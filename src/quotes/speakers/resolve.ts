import type { ReadTable } from '../../language/table.ts'
import type { Outline } from '../../model/document.ts'
import type { Quotation, Speaker, SpeakerRef } from '../../model/quotation.ts'
import { sliceOf, sliceParts } from '../../model/span.ts'
import type { Draft } from '../draft.ts'
import { type Attribution, UNKNOWN } from './attribution.ts'
import { introduce } from './bilingual.ts'
import { loadSpeakerKinds, type SpeakerKinds } from './counterparts.ts'
import { attributeDialogue } from './dialogue.ts'
import { type EnglishSpeakers, englishScene } from './en/scene.ts'
import { loadEnglishNameWords } from './en/words.ts'
import type { Figure } from './figure.ts'
import { follow } from './follow.ts'
import { loadNameTable, type NameTable } from './name-table.ts'
import type { Scene } from './scene.ts'
import { shortHash } from './stable-id.ts'
import { type ChineseSpeakers, chineseScene, chineseSpeakers } from './zh/scene.ts'
import { loadChineseNameWords } from './zh/words.ts'

export interface SpeakerKnowledge {
  readonly names: NameTable
  readonly zh: ChineseSpeakers
  readonly en: EnglishSpeakers
  /** Surname character → its spellings outside pinyin. */
  readonly spellings: ReadonlyMap<string, readonly string[]>
  /** Common nouns for speakers in both languages. */
  readonly kinds: SpeakerKinds
}

export function loadSpeakerKnowledge(read: ReadTable): SpeakerKnowledge {
  const names = loadNameTable(read)
  const spellings = new Map(
    read('lang/zh/surnames').map((row) => [
      row['surname'] ?? '',
      (row['spellings'] ?? '').split(' ').filter((word) => word !== ''),
    ]),
  )
  return {
    names,
    zh: chineseSpeakers(loadChineseNameWords(read), names),
    en: { words: loadEnglishNameWords(read), names },
    spellings,
    kinds: loadSpeakerKinds(read),
  }
}

/**
 * Says who each draft is by. The documents are one text, in one language or both, or texts that translate each other: one id
 * through all of them. `keys` tell documents apart for good (sha256); without them their place does.
 */
export function resolveSpeakers(
  documents: readonly { readonly outline: Outline; readonly drafts: readonly Draft[] }[],
  knowledge: SpeakerKnowledge,
  keys: readonly string[] = documents.map((_, i) => String(i)),
): { quotations: Quotation[]; speakers: Speaker[] } {
  const scenes = documents.flatMap(({ outline, drafts }, i) => [
    ...(drafts.some((draft) => draft.lang === 'zh') ? [chineseScene(i, outline, drafts, knowledge.zh)] : []),
    ...(drafts.some((draft) => draft.lang === 'en') ? [englishScene(i, outline, drafts, knowledge.en)] : []),
  ])
  const resolved = scenes.map((scene) => ({ scene, attributions: attributionsOf(scene) }))
  const speakerOf = introduce(scenes, knowledge, keys.join(' '))
  const refs = new Map<Speaker, SpeakerRef>()
  const refOf = (figure: Figure): SpeakerRef => {
    const speaker = speakerOf(figure)
    const known = refs.get(speaker)
    if (known !== undefined) return known
    const { id, name, zh, en } = speaker
    const ref = { id, name, ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) }
    refs.set(speaker, ref)
    return ref
  }
  const quotations = documents.flatMap(({ outline, drafts }, document) => {
    const texts = drafts.map((draft) => sliceParts(outline.text, draft.parts))
    const ids = idsOf(texts, drafts, keys[document] ?? String(document))
    return drafts.map((draft, i) => {
      const attribution =
        resolved.find(({ scene }) => scene.document === document && scene.lang === draft.lang)?.attributions.get(i) ?? UNKNOWN
      return quotationOf(
        outline.text,
        texts[i]!,
        draft,
        document,
        ids[i]!,
        draft.parent === undefined ? undefined : ids[draft.parent],
        attribution,
        refOf,
      )
    })
  })
  return { quotations, speakers: [...refs.keys()] }
}

function attributionsOf(scene: Scene): ReadonlyMap<number, Attribution> {
  return attributeDialogue(scene, follow(scene))
}

/** The same words at the same place of the same document have the same id; two quotations never share one. */
function idsOf(texts: readonly string[], drafts: readonly Draft[], key: string): readonly string[] {
  const taken = new Map<string, number>()
  return drafts.map((draft, i) => {
    const id = `q${shortHash([key, draft.lang, draft.type, draft.parts.map((part) => `${part.start}-${part.end}`).join(), texts[i]].join('\n'))}`
    const times = taken.get(id) ?? 0
    taken.set(id, times + 1)
    return times === 0 ? id : `${id}-${times + 1}`
  })
}

function quotationOf(
  text: string,
  words: string,
  draft: Draft,
  document: number,
  id: string,
  parent: string | undefined,
  attribution: Attribution,
  refOf: (figure: Figure) => SpeakerRef,
): Quotation {
  const { figure, candidates } = attribution
  const { cue, mention, via } = draft
  // Written out where it can be: a quotation made of many spreads takes several times the room.
  const quotation: Quotation = {
    id,
    document,
    parts: draft.parts.map(({ start, end }) => ({ start, end })),
    text: words,
    lang: draft.lang,
    type: draft.type,
    cue: cue === undefined ? null : { start: cue.start, end: cue.end, text: sliceOf(text, cue) },
    mention:
      mention === undefined ? null : { start: mention.start, end: mention.end, text: sliceOf(text, mention), form: mention.form },
    speaker: figure === undefined ? null : refOf(figure),
    confidence: draft.confidence,
    evidence: [...draft.evidence, ...attribution.evidence],
  }
  if (via === undefined && parent === undefined && candidates.length === 0) return quotation
  return {
    ...quotation,
    ...(via === undefined ? {} : { via: sliceOf(text, via) }),
    ...(parent === undefined ? {} : { parent }),
    ...(candidates.length === 0 ? {} : { candidates: candidates.map(refOf) }),
  }
}
