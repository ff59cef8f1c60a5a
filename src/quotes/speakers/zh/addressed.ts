import { isHanCode } from './shape.ts'
import type { ChineseNameWords } from './words.ts'

/**
 * People whom a report calls by a family name and a form of address (葛先生), where nobody of that family is named in full: then these words
 * are all there is of a name.
 */
export function addressedIn(text: string, people: ReadonlySet<string>, words: ChineseNameWords): readonly string[] {
  const found = new Set<string>()
  // A family name has one character or two.
  const families = new Set([...people].flatMap((name) => [name.slice(0, 1), name.slice(0, 2)]))
  for (const address of words.frames.get('address') ?? [])
    for (let at = text.indexOf(address); at > 0; at = text.indexOf(address, at + address.length)) {
      const surname = [text.slice(at - 2, at), text.slice(at - 1, at)].find((name) => words.surnames.has(name))
      if (surname === undefined || !isOpen(text, at - surname.length, words)) continue
      if (!families.has(surname)) found.add(surname + address)
    }
  return [...found]
}

/** Whether a name may begin here: at the head of a clause, or behind 的, a title, a relative or a word that joins. */
function isOpen(text: string, at: number, words: ChineseNameWords): boolean {
  if (at === 0 || !isHanCode(text.charCodeAt(at - 1))) return true
  if (words.frames.get('owner')?.has(text[at - 1]!)) return true
  return [words.titleFinder, words.kinFinder, words.connectors, words.nonNames].some((finder) => finder.startAt(text, at) >= 0)
}
