import type { Span } from '../../../model/span.ts'
import type { Figure, Sighting } from '../figure.ts'
import { fewWords } from '../word-finder.ts'
import { isHanCode } from './shape.ts'
import type { ChineseNameWords } from './words.ts'

/** Every place where a known figure or a pronoun stands, in order. `text` is Simplified; `quoted` are the spoken spans, in order. */
export function sightingsInChinese(
  text: string,
  sentences: readonly Span[],
  forms: ReadonlyMap<string, readonly Figure[]>,
  isSought: (form: string) => boolean,
  quoted: readonly Span[],
  words: ChineseNameWords,
): readonly Sighting[] {
  const nameEnd = fewWords([...forms.keys()].filter(isSought))
  const found: Sighting[] = []
  let speech = 0
  for (const { start, end } of sentences)
    for (let at = start; at < end; at++) {
      const form = nameEnd(text, at, end)
      // 妹妹们 are several.
      const named =
        form > 0 && words.groupsAfter.endAt(text, form, end) > 0 && forms.get(text.slice(at, form))![0]!.isRole ? -1 : form
      const stop = named > 0 ? named : words.pronounFinder.endAt(text, at, end)
      if (stop < 0) continue
      while (speech < quoted.length && quoted[speech]!.end <= at) speech++
      const inside = speech < quoted.length && quoted[speech]!.start <= at
      const opens = opensClause(text, at, start, words) || isPresented(text, at, stop, start, words)
      if (named > 0) {
        const figures = forms.get(text.slice(at, stop))!
        const figure = figures.length === 1 ? figures[0]! : nearest(figures, found)
        found.push({ start: at, end: stop, figure, gender: figure.gender, plural: figure.plural, opens, quoted: inside })
        noteTitles(text, at, stop, start, end, figure, words)
      } else {
        const word = text.slice(at, stop)
        const pronoun = words.pronouns.get(word)!
        // 我 is a figure where somebody in the story tells it.
        const figure = inside || pronoun.kind !== 'self' ? undefined : forms.get(word)?.[0]
        if (pronoun.kind === 'person' || figure !== undefined)
          found.push({
            start: at,
            end: stop,
            figure,
            gender: pronoun.gender,
            plural: pronoun.plural,
            opens,
            quoted: inside,
          })
      }
      at = stop - 1
    }
  return found
}

/** Keeps the titles that stand right before or after a name: 哈国总统别克夫, 别克夫总统. */
function noteTitles(
  text: string,
  at: number,
  stop: number,
  from: number,
  to: number,
  figure: Figure,
  words: ChineseNameWords,
): void {
  const title = words.titleFinder.startAt(text, at, from)
  if (title >= 0 && figure.titles.size < MOST_TITLES) {
    let start = title
    while (start > from && at - start < LONGEST_PHRASE && isHanCode(text.charCodeAt(start - 1))) start--
    figure.titles.add(text.slice(title, at))
    figure.gender ??= words.titles.get(text.slice(title, at))
    figure.phrases.add(text.slice(start, at))
  }
  const after = words.titleFinder.endAt(text, stop, to)
  const follows = after > 0 ? text.slice(stop, after) : ''
  if (after > 0 && words.after.has(follows) && figure.titles.size < MOST_TITLES) {
    figure.titles.add(follows)
    figure.phrases.add(follows)
    figure.gender ??= words.titles.get(follows)
  }
  const honorific = words.honorificFinder.endAt(text, stop, to)
  if (honorific > 0) figure.gender ??= words.honorifics.get(text.slice(stop, honorific))
}

/** Of several that share a form, the one seen last. */
function nearest(figures: readonly Figure[], found: readonly Sighting[]): Figure {
  for (let i = found.length - 1; i >= 0 && i >= found.length - 60; i--) {
    const { figure } = found[i]!
    if (figure !== undefined && figures.includes(figure)) return figure
  }
  return figures[0]!
}

function opensClause(text: string, at: number, from: number, words: ChineseNameWords): boolean {
  const before = text.charCodeAt(at - 1)
  if (at === from || !isHanCode(before)) return before !== LISTS && before !== DOT
  const title = words.titleFinder.startAt(text, at, from)
  if (title >= 0) return true
  // 这吴明却又…: a determiner before a name takes it up again.
  const determiner = words.determinerFinder.startAt(text, at, from)
  if (determiner === at - 1 && (determiner === from || !isHanCode(text.charCodeAt(determiner - 1)))) return true
  const opener = words.nonNames.startAt(text, at, from)
  return opener >= 0 && (opener === from || !isHanCode(text.charCodeAt(opener - 1)))
}

/** 最晚到场的是柳师傅。门口站着柳师傅。 Whom a sentence presents at its end the next one is about. */
function isPresented(text: string, at: number, stop: number, from: number, words: ChineseNameWords): boolean {
  if (text[stop] !== '。') return false
  let start = at
  while (start > from && at - start < LONGEST_PHRASE && isHanCode(text.charCodeAt(start - 1))) start--
  for (let end = at; end > start + 1; end--) if (words.presentations.startAt(text, end, start) >= 0) return true
  return false
}

const LISTS = '、'.charCodeAt(0)
const DOT = '·'.charCodeAt(0)
const MOST_TITLES = 12
const LONGEST_PHRASE = 24
