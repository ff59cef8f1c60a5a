import type { ChineseRule } from '../../language/zh-rules.ts'
import { evidence } from '../../model/evidence.ts'
import type { Draft, DraftMention } from '../draft.ts'
import type { Attribution, Judgement } from './attribution.ts'
import { broughtIn, type Floating, isSaidBy, isSaidNext, postponed, subjectBefore, toldOfNext } from './beside.ts'
import { onlyWrites } from './clauses.ts'
import { cutAdjuncts, extend, isNextToSpeech, isTheirs, keepMarked, nest } from './content.ts'
import { judge } from './cues.ts'
import { finish } from './finish.ts'
import { headlineOf, isHeadline } from './headlines.ts'
import type { Marked } from './marks.ts'
import { nameIn } from './mentions.ts'
import { isAttitudeClause } from './objects.ts'
import { attribute, follow, makeDirect, makeRough, type Page, type Rough } from './rough.ts'
import { endsWords, goesOn, type Known } from './run-on.ts'
import { endsWithStop, hasPause, trimFinal } from './units.ts'

/** A marked string this long is rather said than named. */
const SAID_LENGTH = 9

/** Walks over the sentences, joining marked strings and reported clauses with the clauses that attribute them. */
export function report(page: Page): Draft[] {
  const { text, pieces, pack } = page
  const roughs: Rough[] = []
  /** Names of those who spoke. */
  const known: Known = { names: new Set(), initials: new Set() }
  /** Reported speech that the next sentence may go on with. */
  let open: Rough | undefined
  let floating: Floating | undefined
  /** An attribution that the next piece, a marked string, completes; `used`: it also closed a marked string before it. */
  let pending:
    | {
        found: Attribution
        mention: DraftMention | undefined
        sameAs: Rough | undefined
        used: Rough | undefined
        piece: number
      }
    | undefined

  for (let from = 0; from < pieces.length; ) {
    let to = from + 1
    while (to < pieces.length && !pieces[to]!.opensSentence && pieces[to]!.line === pieces[to - 1]!.lastLine) to++
    const headline = isHeadline(page, from) ? headlineOf(page, from) : undefined
    if (headline) {
      roughs.push(headline)
      while (to < pieces.length && pieces[to]!.line === pieces[from]!.line) to++
      open = floating = pending = undefined
    } else sentence(from, to)
    from = to
  }
  return finish(page, roughs)

  function sentence(from: number, to: number): void {
    const judgements: Judgement[] = []
    for (let k = from; k < to; k++) {
      const piece = pieces[k]!
      judgements.push(
        piece.kind === 'clause' ? judge(text, piece, pieces[k + 1], pack, k > from ? pieces[k - 1] : undefined) : undefined,
      )
    }
    const attributed = judgements.some((found, i) => typeof found === 'object' && isAttribution(found, from + i, from))
    const first = pieces[from]!
    if (open !== undefined) {
      if (!attributed && !judgements.includes('silence') && first.kind === 'clause' && goesOn(page, open, known, from, to)) {
        extend(
          text,
          open,
          pieces[from]!,
          pieces[to - 1]!,
          page.linesAre === 'paragraphs' && pieces[from - 1]!.line === first.line,
        )
        for (let k = from; k < to; k++) keepMarked(open, pieces[k]!.marked)
        if (!open.evidence.some((reason) => reason.kind === 'run-on')) open.evidence.push(evidence('run-on', '', 0.5))
        return
      }
      open = undefined
    }
    let current: Rough | undefined
    let said: Rough | undefined
    for (let k = from; k < to; k++) {
      const piece = pieces[k]!
      const found = judgements[k - from]
      if (piece.kind === 'marked') {
        current = takeMarked(piece.marked[0]!, k, from, to, current, judgements[k + 1 - from])
        if (current === undefined && pending === undefined) said ??= roughs.at(-1)
        continue
      }
      if (typeof found === 'object') {
        const next = onlyWrites(found, pieces[k + 1], judgements[k + 1 - from])
          ? 'ignored'
          : takeAttribution(found, k, from, to, current, said)
        if (next !== 'ignored') {
          current = next
          said = roughs.at(-1)
          continue
        }
      } else pending = undefined
      const behind = k + 1 < to ? pieces[k + 1] : undefined
      if (current !== undefined && current.parts.length > 0 && endsWords(page, piece, pieces[k - 1], behind, current))
        current = undefined
      if (current !== undefined) {
        extend(text, current, piece, piece, true)
        keepMarked(current, piece.marked)
      }
    }
    open = current
    if (floating !== undefined && floating.piece < from) floating = undefined
  }

  /** Whether an attribution ends the reported speech before it: a weak one, or a thought of nobody named, may be part of that. */
  function isAttribution(found: Attribution, k: number, from: number): boolean {
    // 我们敦促有关国家…: the speaker of the words before says so.
    if (found.mention && pack.firstPersons.at(text, found.mention.start, found.mention.end)) return false
    if (found.verb.strong) return !found.verb.thought || found.mention !== undefined || subjectBefore(page, k, from) !== undefined
    return found.joins || (found.mention !== undefined && found.reports)
  }

  function takeAttribution(
    found: Attribution,
    k: number,
    from: number,
    to: number,
    current: Rough | undefined,
    said: Rough | undefined,
  ): Rough | undefined | 'ignored' {
    const piece = pieces[k]!
    if (current !== undefined && isTheirs(page, found, current, k)) return 'ignored'
    const next = k + 1 < to ? pieces[k + 1] : undefined
    const following = pieces[k + 1]
    const meetsMarks =
      following?.kind === 'marked' && (next !== undefined || (piece.separator === 'colon' && following.line === piece.line + 1))
    const previous = k > from ? pieces[k - 1] : undefined
    const reportsHere =
      found.content !== undefined ||
      (found.reports && next?.kind === 'clause' && (found.verb.strong || !isAttitudeClause(text, next, pack)))
    const isNear = floating !== undefined && isSaidBy(page, floating, k, from, { ends: next === undefined, reportsHere })
    const after = isNear && !(meetsMarks && piece.separator === 'colon') ? floating : undefined
    const isNamed = found.verb.strong && found.mention !== undefined
    const isLate = current === undefined && isNamed && k === to - 1 && k > from && previous?.kind === 'clause'
    if (!reportsHere && !meetsMarks && after === undefined && !isLate) return 'ignored'
    if (found.mention?.form === 'name') {
      const name = nameIn(text, found.mention, pack)
      known.names.add(name)
      known.initials.add(name.charCodeAt(0))
    }
    const mention = found.mention ?? (said === undefined ? subjectBefore(page, k, from) : undefined)
    const sameAs = mention === undefined ? (said ?? roughs.at(-1)) : undefined
    let used: Rough | undefined
    if (after !== undefined && (mention !== undefined || previous !== undefined)) {
      attribute(text, after.rough, found, mention, undefined)
      after.rough.rule = 'direct-after'
      used = after.rough
    }
    floating = undefined
    if (current !== undefined && previous !== undefined) cutAdjuncts(page, current, k, from)
    if (found.content !== undefined || (reportsHere && !meetsMarks)) {
      const start = found.content ?? next!.start
      const rough = makeRough('indirect', [], found.rule)
      attribute(text, rough, found, mention, sameAs)
      if (current !== undefined && current.parts.length === 0 && found.mention !== undefined) nest(text, current, rough, piece)
      if (found.content !== undefined) {
        rough.parts.push(trimFinal(text, start, piece.end))
        keepMarked(
          rough,
          piece.marked.filter((marked) => marked.open >= start),
        )
      }
      roughs.push(rough)
      // 斥被告“无法无天”，判囚半年: the object of a judgement ends with its marks.
      return found.rule === 'wording' ? undefined : rough
    }
    if (meetsMarks) pending = { found, mention, sameAs, used, piece: k }
    else if (used === undefined && isLate) roughs.push(postponed(page, found, k, from))
    else pending = used === undefined ? undefined : { found, mention, sameAs, used, piece: k }
    return undefined
  }

  function takeMarked(
    marked: Marked,
    k: number,
    from: number,
    to: number,
    current: Rough | undefined,
    after: Judgement,
  ): Rough | undefined {
    const previous = pieces[k - 1]
    const isNextLine = previous !== undefined && previous.line < pieces[k]!.line
    const introduced =
      pending !== undefined && pending.piece === k - 1 && (previous?.separator === 'colon' || !isNextLine) ? pending : undefined
    pending = undefined
    const isStopped = introduced !== undefined && previous?.separator === 'stop'
    const isAnothers =
      isStopped && (introduced.found.verb.meaning === 'ask' || (introduced.used !== undefined && isSaidNext(page, k)))
    if (introduced?.used !== undefined && !isAnothers) {
      introduced.used.parts.push(...marked.parts)
      introduced.used.marked.push(marked)
      return undefined
    }
    if (introduced !== undefined && !isAnothers) {
      const rough = direct(marked, 'direct-before')
      attribute(text, rough, introduced.found, introduced.mention, introduced.sameAs)
      return undefined
    }
    const full = endsWithStop(text, marked)
    if (current !== undefined) {
      if (full && pieces[k - 1]?.separator !== 'mark') {
        const rough = direct(marked, 'direct-inside')
        follow(rough, current, marked.open)
        return undefined
      }
      extend(text, current, pieces[k]!, pieces[k]!, true)
      current.marked.push(marked)
      return current
    }
    const isSaid = full || hasPause(text, marked) || marked.end - marked.start >= SAID_LENGTH
    const startsSentence = k === from
    const isAttributedAfter = typeof after === 'object'
    if (!isSaid && !isAttributedAfter && !(previous?.separator === 'colon' && k > from)) return undefined
    const isTerm = previous?.separator === 'comma' && !hasPause(text, marked) && !isAttributedAfter
    if (!startsSentence && !full && (previous?.separator === 'mark' || isTerm)) return undefined
    if (startsSentence && !full && !isAttributedAfter && pieces[k]!.separator === 'mark' && k + 1 < to) return undefined
    const rough = direct(marked, full ? 'direct-alone' : 'direct-part')
    if (!startsSentence) {
      rough.mention = subjectBefore(page, k, from)
      rough.rule = 'direct-clause'
    } else {
      if (!isAttributedAfter) rough.mention = toldOfNext(page, k, to)
      const goesOnWithClause = pieces[k]!.separator === 'comma' && k + 1 < to
      if (rough.mention === undefined && open === undefined && !goesOnWithClause && isNextToSpeech(page, roughs.at(-2), k))
        follow(rough, roughs.at(-2)!, marked.open)
      else if (!isAttributedAfter && !goesOnWithClause) rough.mention ??= broughtIn(page, k)
    }
    // What a colon or a clause of its own sentence introduced is not said by who comes after it.
    if (startsSentence || isAttributedAfter) floating = { rough, piece: k }
    return undefined
  }

  function direct(marked: Marked, rule: ChineseRule): Rough {
    const rough = makeDirect(text, marked, rule)
    roughs.push(rough)
    return rough
  }
}
