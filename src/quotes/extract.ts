import type { EnglishPack } from '../language/en.ts'
import type { ChinesePack } from '../language/zh.ts'
import type { Outline } from '../model/document.ts'
import type { Quotation, Speaker } from '../model/quotation.ts'
import type { Draft } from './draft.ts'
import { findEnglishQuotations } from './en/find.ts'
import { resolveSpeakers, type SpeakerKnowledge } from './speakers/resolve.ts'
import { findChineseQuotations } from './zh/find.ts'

interface QuotationKnowledge {
  readonly zh: ChinesePack
  readonly en: EnglishPack
  readonly speakers: SpeakerKnowledge
}

/**
 * The quotations of texts that are read together, in the order of documents and words, and who speaks in them. `keys` (sha256) make
 * ids that no other document shares.
 */
export function extractQuotations(
  outlines: readonly Outline[],
  knowledge: QuotationKnowledge,
  keys?: readonly string[],
): { quotations: Quotation[]; speakers: Speaker[] } {
  const documents = outlines.map((outline) => ({
    outline,
    drafts: inOrder(findChineseQuotations(outline, knowledge.zh), findEnglishQuotations(outline, knowledge.en)),
  }))
  return resolveSpeakers(documents, knowledge.speakers, keys)
}

/** The drafts of both languages in the order of their words; the indices that drafts hold follow them. */
function inOrder(zh: readonly Draft[], en: readonly Draft[]): readonly Draft[] {
  if (zh.length === 0 || en.length === 0) {
    const only = zh.length === 0 ? en : zh
    if (only.every((draft, i) => i === 0 || only[i - 1]!.parts[0]!.start <= draft.parts[0]!.start)) return only
  }
  const all = [...zh, ...en]
  const order = all.map((_, i) => i).sort((a, b) => all[a]!.parts[0]!.start - all[b]!.parts[0]!.start || a - b)
  const place = new Map(order.map((old, now) => [old, now]))
  const moved = (index: number | undefined, offset: number) => (index === undefined ? undefined : place.get(index + offset))
  return order.map((old) => {
    const draft = all[old]!
    const offset = old < zh.length ? 0 : zh.length
    const parent = moved(draft.parent, offset)
    const sameAs = moved(draft.sameAs, offset)
    const { parent: _parent, sameAs: _sameAs, ...rest } = draft
    return { ...rest, ...(parent === undefined ? {} : { parent }), ...(sameAs === undefined ? {} : { sameAs }) }
  })
}
