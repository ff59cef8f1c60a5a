import { evidence } from '../../model/evidence.ts'
import type { Attribution } from './attribution.ts'
import { FAR } from './beats.ts'
import { best } from './choice.ts'
import type { Figure } from './figure.ts'
import type { Followed } from './follow.ts'
import { bestRow, FIXED } from './row.ts'
import { isStory, type Scene } from './scene.ts'
import { type Turn, turnsOf } from './turns.ts'

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
    const present = presentIn(scene, followed)
    for (let from = 0; from < turns.length; ) {
      let to = from + 1
      while (to < turns.length && turns[to]!.passage.letters < FAR && to - from < LONGEST_RUN) to++
      decide(scene, turns.slice(from, to), story, present, attributions)
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

/** Those whom the narration names: who is only talked about is not in the scene. */
function presentIn({ sightings }: Scene, { seen, attributions }: Followed): ReadonlySet<Figure> {
  const present = new Set<Figure>()
  for (const [i, { quoted }] of sightings.entries()) if (!quoted && seen[i] !== undefined) present.add(seen[i])
  for (const { figure } of attributions.values()) if (figure !== undefined) present.add(figure)
  return present
}

function decide(
  scene: Scene,
  turns: readonly Turn[],
  story: boolean,
  present: ReadonlySet<Figure>,
  attributions: Map<number, Attribution>,
): void {
  const cast = participantsOf(turns, story ? present : undefined)
  if (cast.length === 0) return
  const row = bestRow(turns, cast, story)
  for (const [k, turn] of turns.entries()) {
    const draft = scene.drafts[turn.draft]!
    const reading = scene.readings.get(turn.draft)
    const isPronoun = reading?.kind === 'pronoun' && story && !reading.plural
    if (turn.fixed !== undefined || (attributions.has(turn.draft) && !story)) continue
    // “Is it clean?” I asked: whoever tells it, and nobody of the cast.
    if (reading?.kind === 'self' && attributions.has(turn.draft)) continue
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
function participantsOf(turns: readonly Turn[], present: ReadonlySet<Figure> | undefined): readonly Figure[] {
  const totals = new Map<Figure, number>()
  for (const turn of turns) {
    if (turn.fixed !== undefined) totals.set(turn.fixed, (totals.get(turn.fixed) ?? 0) + FIXED)
    for (const [figure, votes] of turn.votes)
      if (figure.kind !== 'body' && !figure.plural && present?.has(figure) !== false)
        totals.set(figure, (totals.get(figure) ?? 0) + Math.max(0, votes))
  }
  const ranked = [...totals].sort((a, b) => b[1] - a[1]).slice(0, MOST_PARTICIPANTS)
  return ranked.map(([figure]) => figure)
}

function nameOf(figure: Figure | undefined): string {
  return figure?.name ?? ''
}

const CLEAR = 1.2
const DOUBT = 0.5
const MOST_PARTICIPANTS = 6
const LONGEST_RUN = 60
