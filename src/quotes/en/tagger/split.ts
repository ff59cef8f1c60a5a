import type { Kind, Part, TaggerModel } from './model.ts'

/** Cuts what stands between two blanks into words and marks, in order; together they are what stood there. */
export function partsOf(written: string, model: TaggerModel): readonly Part[] {
  return wholeOf(written, model) ?? peeled(written, model)
}

/** One or more initials with their full stops: J., U.S., a.m. */
const INITIALS = /^(?:[a-z]\.)+$/i

/** A writing that is in the list, or of one kind as a whole: a word, a number, an address; a word with one mark behind it. */
function wholeOf(text: string, model: TaggerModel): readonly Part[] | undefined {
  const listed = model.partsOf(text)
  if (listed) return listed
  if (INITIALS.test(text)) return [model.guess(text, model.kinds.word)]
  const kind = model.wholes.find(({ shape }) => shape.test(text))?.kind
  if (kind === undefined) return undefined
  if (kind !== model.kinds.wordAndMark) return [model.guess(text, kind)]
  return [...known(text.slice(0, -1), model.kinds.word, model), ...known(text.slice(-1), model.kinds.mark, model)]
}

const OPENERS = `'‘’“"([{`

/** Without the marks at its ends, one after the other. */
function peeled(text: string, model: TaggerModel): readonly Part[] {
  const { mark } = model.kinds
  const opened = OPENERS.includes(text[0] ?? '') ? wholeOf(text.slice(1), model) : undefined
  if (opened) return [...known(text.slice(0, 1), mark, model), ...opened]
  const behind = model.markBehind.exec(text)
  if (behind) return [...partsOf(behind[1] ?? '', model), ...known(behind[2] ?? '', mark, model)]
  const before = model.markBefore.exec(text)
  if (before) return [...known(before[1] ?? '', mark, model), ...partsOf(before[2] ?? '', model)]
  return cut(text, 0, model)
}

function known(text: string, kind: Kind, model: TaggerModel): readonly Part[] {
  return model.partsOf(text) ?? [model.guess(text, kind)]
}

/** What the patterns from the `k`th on find, and what stands between. */
function cut(text: string, k: number, model: TaggerModel): readonly Part[] {
  if (text === '') return []
  const pattern = model.cuts[k]
  if (pattern === undefined) return [model.guess(text, 0)]
  const parts: Part[] = []
  let from = 0
  for (const match of text.matchAll(pattern.shape)) {
    parts.push(...cut(text.slice(from, match.index), k + 1, model))
    parts.push(...(pattern.kind === model.kinds.word ? wordsIn(match[0], model) : known(match[0], pattern.kind, model)))
    from = match.index + match[0].length
  }
  parts.push(...cut(text.slice(from), k + 1, model))
  return parts
}

/** A word with full stops and hyphens in it: U.S.-led, end.The, state-run. */
function wordsIn(text: string, model: TaggerModel): readonly Part[] {
  if (model.partsOf(text) || !text.includes('.')) return hyphenated(text, model)
  const parts: Part[] = []
  for (const [piece] of text.matchAll(/(?:[a-z]\.)+(?:[a-z](?![a-z]))?|[^.]+\.?|\./gi)) {
    if (!piece.endsWith('.') || piece.length === 1 || INITIALS.test(piece) || model.partsOf(piece))
      parts.push(...(piece === '.' ? known(piece, model.kinds.mark, model) : hyphenated(piece, model)))
    else parts.push(...hyphenated(piece.slice(0, -1), model), ...known('.', model.kinds.mark, model))
  }
  return parts
}

function hyphenated(text: string, model: TaggerModel): readonly Part[] {
  const whole = model.partsOf(text)
  if (whole) return whole
  const words = text.split(/([-–—])/)
  if (words.length === 1 || /\d/.test(text) || model.firstParts[words[0] ?? ''] || model.lastParts[words.at(-1) ?? ''])
    return [model.guess(text, model.kinds.word)]
  return words.flatMap((word, i) => (word === '' ? [] : known(word, i % 2 === 1 ? model.kinds.mark : model.kinds.word, model)))
}
