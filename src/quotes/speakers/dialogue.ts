import { evidence } from '../../model/evidence.ts'
import type { Attribution } from './attribution.ts'
import { best } from './choice.ts'
import type { Figure } from './figure.ts'
import type { Followed } from './follow.ts'
import { agreement } from './salience.ts'
import { isStory, type Scene } from './scene.ts'
import { FAR, type Turn, turnsOf } from './turns.ts'

/**
 * Says who speaks where no words on the spot tell. In a story the turns of a dialogue are decided together: the best row of speakers,
 * by dynamic programming over the last two, under the votes of the narration and the rule that a new line is another's turn. Elsewhere
 * nobody takes turns: a quotation without a speaker has the one that is most in mind.
 */
export function attributeDialogue(scene: Scene, followed: Followed): ReadonlyMap<number, Attribution> {
  const attributions = new Map(followed.attributions)
  const open = scene.own.filter((i) => !attributions.has(i) && scene.drafts[i]!.sameAs === undefined)
  const story = isStory(scene)
  if (story || open.some((i) => scene.drafts[i]!.type === 'direct')) {
    const turns = turnsOf(scene, followed)
    for (let from = 0; from < turns.length; ) {
      let to = from + 1
      while (to < turns.length && turns[to]!.gap < FAR && to - from < LONGEST_RUN) to++
      decide(scene, turns.slice(from, to), story, attributions)
      from = to
    }
  }
  for (const i of scene.own) {
    if (attributions.has(i)) continue
    const same = scene.drafts[i]!.sameAs
    const other = same === undefined ? undefined : attributions.get(same)
    if (other !== undefined) attributions.set(i, { ...other, evidence: [evidence('carried', other.figure?.name ?? '', 1.5)] })
    else attributions.set(i, best(followed.rankings.get(i) ?? [], 'carried', nameOf(followed.rankings.get(i)?.[0]?.figure)))
  }
  return attributions
}

function decide(scene: Scene, turns: readonly Turn[], story: boolean, attributions: Map<number, Attribution>): void {
  const cast = participantsOf(turns)
  if (cast.length === 0) return
  const row = bestRow(turns, cast, story)
  for (const [k, turn] of turns.entries()) {
    const draft = scene.drafts[turn.draft]!
    const reading = scene.readings.get(turn.draft)
    const isPronoun = reading?.kind === 'pronoun' && story && !reading.plural
    if (turn.fixed !== undefined || (attributions.has(turn.draft) && !story)) continue
    const figure = row[k]!
    const support = turn.votes.get(figure) ?? 0
    const words = draft.mention === undefined ? figure.name : scene.outline.text.slice(draft.mention.start, draft.mention.end)
    const kind = isPronoun ? 'pronoun' : support >= CLEAR ? 'carried' : 'alternation'
    const rivals = cast.filter((other) => other !== figure && (turn.votes.get(other) ?? 0) > support - DOUBT).slice(0, 3)
    const doubts = rivals.map((other) => evidence('ambiguous', other.name, -0.5))
    attributions.set(turn.draft, {
      figure,
      evidence: [evidence(kind, words, kind === 'alternation' ? 0.7 : 1.2), ...doubts],
      candidates: rivals,
    })
  }
}

/** Those with most votes in the run; more would make the search slow and the choice no better. */
function participantsOf(turns: readonly Turn[]): readonly Figure[] {
  const totals = new Map<Figure, number>()
  for (const turn of turns) {
    if (turn.fixed !== undefined) totals.set(turn.fixed, (totals.get(turn.fixed) ?? 0) + FIXED)
    for (const [figure, votes] of turn.votes)
      if (figure.kind !== 'body' && !figure.plural) totals.set(figure, (totals.get(figure) ?? 0) + Math.max(0, votes))
  }
  const ranked = [...totals].sort((a, b) => b[1] - a[1]).slice(0, MOST_PARTICIPANTS)
  return ranked.map(([figure]) => figure)
}

function bestRow(turns: readonly Turn[], cast: readonly Figure[], story: boolean): readonly Figure[] {
  const n = cast.length
  // scores[previous * n + current]; before the first turn every previous is equal.
  let scores = new Float64Array(n * n)
  const back: Int8Array[] = []
  for (const [k, turn] of turns.entries()) {
    const next = new Float64Array(n * n).fill(-Infinity)
    const from = new Int8Array(n * n)
    for (let previous = 0; previous < n; previous++)
      for (let current = 0; current < n; current++) {
        const own = emission(turn, cast[current]!) + (k === 0 ? 0 : change(turn, previous === current, story))
        for (let earlier = 0; earlier < n; earlier++) {
          const returns = story && k > 1 && earlier === current && earlier !== previous ? RETURNS : 0
          const score = scores[earlier * n + previous]! + own + returns
          if (score > next[previous * n + current]!) {
            next[previous * n + current] = score
            from[previous * n + current] = earlier
          }
        }
      }
    scores = next
    back.push(from)
  }
  let at = scores.indexOf(Math.max(...scores))
  const row: Figure[] = []
  for (let k = turns.length - 1; k >= 0; k--) {
    row.push(cast[at % n]!)
    at = back[k]![at]! * n + Math.floor(at / n)
  }
  return row.reverse()
}

function emission(turn: Turn, figure: Figure): number {
  if (turn.fixed !== undefined) return turn.fixed === figure ? FIXED : 0
  const votes = turn.votes.get(figure) ?? 0
  const fit = turn.asked === undefined ? 1 : agreement(figure, turn.asked)
  return fit === 0 ? votes - IMPOSSIBLE : fit < 0.5 ? votes - UNLIKELY : votes
}

/** What it costs that one speaker has two turns running. */
function change(turn: Turn, same: boolean, story: boolean): number {
  if (!same) return 0
  if (turn.continues) return 5
  if (!story) return 0.5
  if (turn.runsOn) return 0
  return turn.gap < 4 ? SAME_AT_ONCE : turn.gap < 60 ? SAME_SOON : 0
}

function nameOf(figure: Figure | undefined): string {
  return figure?.name ?? ''
}

const IMPOSSIBLE = 8
const UNLIKELY = 4
const FIXED = 8
const CLEAR = 1.2
const DOUBT = 0.5
const SAME_AT_ONCE = -2
const SAME_SOON = -0.4
const RETURNS = 0.5
const MOST_PARTICIPANTS = 6
const LONGEST_RUN = 60
