import type { Lang, Outline, Source } from '../model/document.ts'
import { outlineOf } from '../text/outline.ts'
import { languageShares } from './align-pair.ts'
import type { ReadingKnowledge } from './knowledge.ts'

/** Which of several documents stand together, by index. One that holds both languages is both sides; one alone has null. */
export interface Grouping {
  readonly zh: number | null
  readonly en: number | null
}

/** From this share of the smaller language on, a page is bilingual: less is a headline or a name in the other language. */
const BILINGUAL_SHARE = 0.2

/** Groups documents that were imported together: file names first (`a.zh.txt`, `a.en.txt`), then a lone pair. */
export function groupDocuments(sources: readonly Source[], knowledge: ReadingKnowledge): readonly Grouping[] {
  const kinds = sources.map((source) => kindOf(outlineOf(source.text, knowledge.text)))
  const groups: Grouping[] = []
  const open = new Map<string, Map<Lang, number>>()
  kinds.forEach((kind, i) => {
    if (kind === 'both') groups.push({ zh: i, en: i })
    else {
      // Two texts that came alone need no names to belong together.
      const stem = sources.length === 2 ? '' : stemOf(sources[i]!.file)
      const sides = open.get(stem) ?? new Map<Lang, number>()
      if (sides.has(kind)) groups.push(alone(kind, i))
      else open.set(stem, sides.set(kind, i))
    }
  })
  for (const sides of open.values()) groups.push({ zh: sides.get('zh') ?? null, en: sides.get('en') ?? null })
  return groups.sort((a, b) => (a.zh ?? a.en!) - (b.zh ?? b.en!))
}

function alone(lang: Lang, i: number): Grouping {
  return lang === 'zh' ? { zh: i, en: null } : { zh: null, en: i }
}

/** A text with neither language stands as English: it has nothing to find, and a side has to hold it. */
function kindOf(outline: Outline): Lang | 'both' {
  const { zh, en } = languageShares(outline)
  const smaller = Math.min(zh, en)
  if (smaller > 0 && smaller / (zh + en) >= BILINGUAL_SHARE) return 'both'
  return zh > en ? 'zh' : 'en'
}

/** The file's name without folder, ending and language: `x/a.zh-tw.txt` and `y/a_EN.md` are one. */
function stemOf(file: string): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase()
  return name.replace(/\.[a-z]{2,5}$/, '').replace(/[._ -](zh|cn|chs|cht|en|eng)([-_](cn|tw|hk|hans|hant|us|gb))?$/, '')
}
