import type { MentionForm } from '../../../model/quotation.ts'
import { plainReading, type Reading } from '../figure.ts'
import type { NameTable } from '../name-table.ts'
import { endsWithTitle } from './titles.ts'
import type { ChineseNameWords } from './words.ts'

export interface ChineseReader {
  readonly words: ChineseNameWords
  readonly names: NameTable
  /** Whether the text has shown this string to be a person. */
  readonly isPerson: (name: string) => boolean
  /** In a story the words before a cue may be any: only what looks like a name is one. */
  readonly strict: boolean
}

/** A mention without a name: a body, a document, or a description by title. */
export function describe(
  core: string,
  from: number,
  to: number,
  alias: string | undefined,
  form: MentionForm,
  words: ChineseNameWords,
): Reading {
  const cut = words.determinerFinder.endAt(core, 0)
  const bare = cut > 0 && cut < core.length && !core.startsWith('·', cut) ? core.slice(cut) : core
  const determiner = bare === core ? undefined : words.determiners.get(core.slice(0, cut))
  const about: Reading = {
    ...plainReading('described', from, to),
    alias,
    phrase: bare,
    plural: determiner?.plural ?? false,
    reach: determiner?.reach,
  }
  const titleStart = words.titleFinder.startAt(bare, bare.length)
  if (titleStart >= 0) {
    const head = bare.slice(titleStart)
    // 航运公司“北帆”的发言人: a body that has a name speaks through whoever speaks for it.
    const named = /^[^“”"「」]*["“「][^“”"「」]{1,20}["”」]/.exec(bare.slice(0, titleStart))
    const owner = named === null ? '' : bare.slice(named[0].length, titleStart)
    if (named !== null && (owner === '' || words.frames.get('owner')?.has(owner)) && words.frames.get('mouthpiece')?.has(head))
      return { ...about, kind: 'body', start: to - bare.length, end: to - bare.length + named[0].length }
    return {
      ...about,
      start: determiner?.exists === true ? from + cut : from,
      titles: [head],
      gender: words.titles.get(head),
    }
  }
  // 供应商“达远”: what a body is goes before, and its name is in marks.
  const called = /^([^“”「」]{2,})[“「]([^“”「」]{1,12})[”」]$/.exec(bare)
  const kind = called === null ? -1 : words.bodyFinder.startAt(called[1]!, called[1]!.length)
  if (called !== null && kind >= 0)
    return {
      ...about,
      kind: 'body',
      start: to - called[2]!.length - 1,
      end: to - 1,
      reach: undefined,
      titles: [called[1]!.slice(kind)],
    }
  const periodical = /《([^《》]+)》$/.exec(bare)
  if (periodical !== null && words.media.startAt(periodical[1]!, periodical[1]!.length) >= 0)
    return { ...about, kind: 'body', start: to - periodical[0].length }
  if (isDocument(bare, words)) return { ...about, kind: 'document', titles: [bare] }
  const body = words.bodyFinder.startAt(bare, bare.length)
  if (form === 'body' || body >= 0 || words.places.has(bare))
    return {
      ...about,
      kind: 'body',
      start: determiner === undefined ? from : from + cut,
      // 公司, 法院: the one spoken of before, as with a determiner.
      reach: about.reach ?? (words.bodiesAlone.has(bare) ? 'definite' : undefined),
      titles: body < 0 ? [] : [bare.slice(body)],
    }
  const kin = words.kinFinder.startAt(bare, bare.length)
  return {
    ...about,
    gender: kin < 0 ? undefined : words.kin.get(bare.slice(kin)),
    titles: kin < 0 ? [] : [bare.slice(kin)],
  }
}

function isDocument(bare: string, words: ChineseNameWords): boolean {
  const start = words.documentFinder.startAt(bare, bare.length)
  return start === 0 || (start > 0 && bare.length - start >= 2) || /《.+》(?:（.*）)?$/.test(bare)
}

/** It ends in a word for a part, a body, a document or a relative, or opens with a determiner, so that it describes and does not name. */
export function isDescription(core: string, words: ChineseNameWords): boolean {
  return words.determinerFinder.endAt(core, 0) > 1 || endsAsDescription(core, words)
}

export function endsAsDescription(core: string, words: ChineseNameWords): boolean {
  return (
    endsWithTitle(core, words) ||
    words.kinFinder.startAt(core, core.length) >= 0 ||
    words.documentFinder.startAt(core, core.length) >= 0 ||
    (words.bodyFinder.startAt(core, core.length) >= 0 && core.length > 2) ||
    /[》」』”]$/.test(core)
  )
}
