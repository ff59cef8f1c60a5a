import { loadEnglishPack } from '../language/en.ts'
import type { ReadTable } from '../language/table.ts'
import { chanceFrom } from './chance.ts'

/*
 * Short documents without end for the filters: two to four sentences in Chinese or in English, with words, names, titles and cues
 * drawn from our own tables. The names are new in nearly every document, so that whatever remembers a word grows with them.
 */

type Pick = (list: readonly string[]) => string
type Sentence = (pick: Pick) => string

/** JSON lines, number by number; the same number gives the same line. */
export function* shortDocuments(read: ReadTable, count: number, from = 0): Generator<string> {
  const sentences = { zh: chineseSentences(read), en: englishSentences(read) }
  for (let id = from; id < from + count; id++) {
    const chance = chanceFrom(id)
    const pick: Pick = (list) => list[Math.floor(chance() * list.length)] ?? ''
    const isZh = id % 2 === 0
    const kinds = isZh ? sentences.zh : sentences.en
    const text = Array.from({ length: 2 + Math.floor(chance() * 3) }, () =>
      (kinds[Math.floor(chance() * kinds.length)] as Sentence)(pick),
    )
    yield `${JSON.stringify({ id, text: text.join(isZh ? '' : ' ') })}\n`
  }
}

function chineseSentences(read: ReadTable): readonly Sentence[] {
  const of = (path: string, column: string) => firstForms(read(path), column)
  const cues = of('lang/zh/cue-verbs', 'word')
  const titles = of('lang/zh/titles', 'word')
  const surnames = of('lang/zh/surnames', 'surname')
  const given = of('lang/zh/given-characters', 'character')
  const places = of('pairs/zh-en/places', 'zh')
  const terms = of('pairs/zh-en/terms', 'zh')
  const predicates = of('lang/zh/predicates', 'word')
  const pronouns = of('lang/zh/pronouns', 'word')
  const person = (pick: Pick) => pick(surnames) + pick(given) + pick(given)
  const clause = (pick: Pick) => `${pick(places)}的${pick(terms)}${pick(predicates)}${pick(terms)}和${pick(terms)}`
  return [
    (pick) => `${pick(places)}${pick(titles)}${person(pick)}${pick(cues)}，“${clause(pick)}，${clause(pick)}。”`,
    (pick) => `“${clause(pick)}，”${person(pick)}${pick(cues)}，“${clause(pick)}。”`,
    (pick) => `${pick(titles)}${person(pick)}${pick(cues)}，${clause(pick)}。`,
    (pick) => `${pick(pronouns)}${pick(cues)}：“${clause(pick)}。”`,
    (pick) => `${clause(pick)}，${clause(pick)}。`,
  ]
}

function englishSentences(read: ReadTable): readonly Sentence[] {
  const of = (path: string, column: string) => firstForms(read(path), column)
  const cues = [...loadEnglishPack(read).verbs].filter(([, { forms }]) => forms.has('past')).map(([form]) => form)
  const titles = of('lang/en/titles', 'word')
  const given = of('lang/en/given-names', 'name')
  const syllables = of('pairs/zh-en/syllables', 'sound')
  const places = of('pairs/zh-en/places', 'en')
  const terms = of('pairs/zh-en/terms', 'en')
  const pronouns = of('lang/en/pronouns', 'word')
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  const person = (pick: Pick) => `${pick(given)} ${capital(pick(syllables) + pick(syllables) + pick(syllables))}`
  const clause = (pick: Pick) => `the ${pick(terms)} of ${pick(places)} ${pick(cues)} ${pick(terms)} and ${pick(terms)}`
  return [
    (pick) => `“${capital(clause(pick))},” ${pick(cues)} ${person(pick)}, ${pick(titles)} of ${pick(places)}.`,
    (pick) => `“${capital(clause(pick))},” ${person(pick)} ${pick(cues)}. “${capital(clause(pick))}.”`,
    (pick) => `${capital(pick(titles))} ${person(pick)} ${pick(cues)} that ${clause(pick)}.`,
    (pick) => `${capital(pick(pronouns))} ${pick(cues)}: “${capital(clause(pick))}.”`,
    (pick) => `${capital(clause(pick))}, and ${clause(pick)}.`,
  ]
}

/** The words of a column, of several forms the first. */
function firstForms(rows: ReturnType<ReadTable>, column: string): readonly string[] {
  return rows.map((row) => (row[column] ?? '').split('|')[0] ?? '').filter((word) => word !== '')
}
