import { createHash } from 'node:crypto'
import type { Pair } from '../model/alignment.ts'
import type { Analysis } from '../model/analysis.ts'
import type { RowState } from '../model/decision.ts'
import { isPinned, knownCandidates, quotationsOf } from './codec.ts'
import { groupBy } from './context.ts'

export interface OldRow {
  readonly id: string
  readonly state: RowState
  readonly comments: number
}

export interface LiveQuotation {
  readonly id: string
  readonly lang: string
  readonly start: number
}

/** The quotations of a bitext after a new analysis. */
export interface SavedQuotations {
  /** The store's id for the analysis's; those that a person took away are not in it. */
  readonly idOf: ReadonlyMap<string, string>
  /** All that are not taken away. */
  readonly live: readonly LiveQuotation[]
  readonly speakersTouched: readonly string[]
}

type Group = Omit<RowState, 'bitext' | 'position' | 'bookmarked'>

/**
 * The machine's rows of a new analysis, by id. Quotations that stand in settled rows are not in them; every other one is in
 * exactly one. A row that shares a quotation with an old open row is that row: its comments and bookmark stay with it.
 */
export function groupFound(
  bitext: string,
  analysis: Analysis,
  quotations: SavedQuotations,
  old: readonly OldRow[],
): ReadonlyMap<string, RowState> {
  const starts = new Map(quotations.live.map(({ id, start }) => [id, start]))
  const pinned = old.filter(({ state }) => isPinned(state))
  const groups = groupsOf(analysis.pairs, quotations, new Set(pinned.flatMap(({ state }) => quotationsOf(state))))
  const positions = positionsOf(groups, analysis.pairs, quotations, starts)
  const ids = rowIds(
    bitext,
    groups,
    old.filter(({ state }) => !isPinned(state)),
    new Set(pinned.map(({ id }) => id)),
  )
  const bookmarked = new Set(old.filter(({ state }) => state.bookmarked).map(({ id }) => id))
  return new Map(
    groups.map((group, at) => {
      const id = ids[at] ?? ''
      return [id, { bitext, ...group, bookmarked: bookmarked.has(id), position: positions[at] ?? 0 }]
    }),
  )
}

function groupsOf(pairs: readonly Pair[], { idOf, live }: SavedQuotations, pinned: ReadonlySet<string>): readonly Group[] {
  const starts = new Map(live.map(({ id, start }) => [id, start]))
  const used = new Set(pinned)
  const sideOf = (side: readonly string[]) => {
    const ids = [...new Set(side.flatMap((one) => idOf.get(one) ?? []))].filter((id) => !used.has(id))
    return ids.toSorted((a, b) => (starts.get(a) ?? 0) - (starts.get(b) ?? 0))
  }
  const groups: Group[] = []
  for (const pair of pairs) {
    const [zh, en] = [sideOf(pair.zh), sideOf(pair.en)]
    if (zh.length + en.length === 0) continue
    for (const id of [...zh, ...en]) used.add(id)
    // What is said of the whole pair does not hold where a settled row has taken part of it.
    const whole = zh.length === pair.zh.length && en.length === pair.en.length
    groups.push({
      zh,
      en,
      verdict: 'open',
      origin: 'machine',
      probability: whole ? pair.probability : null,
      evidence: whole ? pair.evidence : [],
      checks: whole ? (pair.checks ?? []) : [],
      candidates: knownCandidates(pair.candidates ?? [], (id) => idOf.get(id)),
    })
  }
  const rest = live.filter(({ id }) => !used.has(id))
  return [...groups, ...rest.map(({ id, lang }) => aloneOf(id, lang))]
}

function aloneOf(id: string, lang: string): Group {
  const sides = lang === 'zh' ? { zh: [id], en: [] } : { zh: [], en: [id] }
  return { ...sides, verdict: 'open', origin: 'machine', probability: null, evidence: [], checks: [], candidates: [] }
}

/**
 * As `positionOf` in review/group.ts: the first Chinese quotation, or just after the row of the English one before it. By the
 * machine's pairs alone: what people regrouped must not move the rows beside it, or undoing that would not bring them back.
 */
function positionsOf(
  groups: readonly Group[],
  pairs: readonly Pair[],
  { idOf, live }: SavedQuotations,
  starts: ReadonlyMap<string, number>,
): readonly number[] {
  const firstZh = (zh: readonly string[]) => Math.min(...zh.map((id) => starts.get(id) ?? 0))
  const placed = new Map<string, number>()
  for (const pair of pairs) {
    const zh = pair.zh.flatMap((one) => idOf.get(one) ?? [])
    if (zh.length > 0) for (const one of pair.en) placed.set(idOf.get(one) ?? '', firstZh(zh))
  }
  const english = live.filter(({ lang }) => lang === 'en').toSorted((a, b) => a.start - b.start)
  const anchors = new Map<string, number>()
  let anchor = -1
  for (const { id } of english) {
    anchor = placed.get(id) ?? anchor
    anchors.set(id, anchor)
  }
  return groups.map(({ zh, en }) => {
    if (zh.length > 0) return firstZh(zh)
    return (anchors.get(en[0] ?? '') ?? -1) + ((starts.get(en[0] ?? '') ?? 0) + 1) / 2 ** 26
  })
}

/** An old row's id goes to the group with exactly its quotations, else to the first that shares one; the others get new ids. */
function rowIds(bitext: string, groups: readonly Group[], free: readonly OldRow[], taken: Set<string>): readonly string[] {
  const ids = new Map<Group, string>()
  const used = new Set<string>()
  const give = (group: Group, id: string) => {
    ids.set(group, id)
    used.add(id)
  }
  const exact = groupBy(free, ({ state }) => wordsKey(state))
  for (const group of groups) {
    const same = exact.get(wordsKey(group))?.find(({ id }) => !used.has(id))
    if (same !== undefined) give(group, same.id)
  }
  const holders = new Map(free.flatMap(({ id, state }) => quotationsOf(state).map((quotation) => [quotation, id] as const)))
  for (const group of groups.filter((one) => !ids.has(one))) {
    const heir = [...group.zh, ...group.en].map((one) => holders.get(one)).find((id) => id !== undefined && !used.has(id))
    if (heir !== undefined) give(group, heir)
  }
  for (const group of groups.filter((one) => !ids.has(one))) {
    let id = newRowId(bitext, group, 0)
    for (let again = 1; used.has(id) || taken.has(id); again += 1) id = newRowId(bitext, group, again)
    give(group, id)
  }
  return groups.map((group) => ids.get(group) ?? '')
}

function wordsKey({ zh, en }: Pick<Group, 'zh' | 'en'>): string {
  return JSON.stringify([zh, en])
}

/** From its content, so that two runs of one import give the same addresses. */
function newRowId(bitext: string, { zh, en }: Group, again: number): string {
  return `r${createHash('sha256')
    .update(JSON.stringify([bitext, zh, en, again]))
    .digest('hex')
    .slice(0, 20)}`
}
