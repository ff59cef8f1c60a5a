import { keepMarked } from './content.ts'
import { mentionOf } from './mentions.ts'
import { makeRough, type Page, type Rough } from './rough.ts'
import { endsWithStop, trim, trimFinal } from './units.ts'

/** Units of who speaks and of what is said in a headline: shorter words after the colon are a name or a place. */
const SPEAKER_REACH = 24
const WORDS_LEAST = 4

/**
 * 高洁：正在评估复航时间, in the line whose first piece is `from`. Only where the words before the colon are surely somebody; a topic or a
 * place with a colon is more common.
 */
export function headlineOf(page: Page, from: number): Rough | undefined {
  const { text, lines, pieces, pack } = page
  const first = pieces[from]!
  const line = lines[first.line]!
  if (first.kind !== 'clause' || first.separator !== 'colon' || first.hits.at(-1)?.end === first.end) return undefined
  if (first.end - first.start > SPEAKER_REACH || pieces[from + 1]?.kind === 'marked') return undefined
  const label = lastWord(text, first.start, first.end)
  const words = trimFinal(text, first.end + 1, line.end)
  if (words.end - words.start < WORDS_LEAST || pack.labels.has(text.slice(label.start, label.end))) return undefined
  const mention = mentionOf(text, label, pack)
  if (mention.form === 'name' && !isName(page, label)) return undefined
  const rough = makeRough('indirect', [words], 'headline')
  rough.mention = mention
  for (let at = from; pieces[at]?.line === first.line; at++) keepMarked(rough, pieces[at]!.marked)
  return rough
}

/** A headline, or the first line of a text where it does not end like a sentence. */
export function isHeadline({ text, lines, pieces }: Page, from: number): boolean {
  const { line, opensSentence } = pieces[from]!
  const { role, start, end } = lines[line]!
  return opensSentence && (role === 'headline' || (line === 0 && role === 'body' && !endsWithStop(text, { start, end })))
}

function lastWord(text: string, start: number, end: number) {
  const blank = text.slice(start, end).search(/[\s\u3000](?=\S*$)/)
  return trim(text, blank < 0 ? start : start + blank, end)
}

/** A family name and one or two characters, a name with a dot, or a title before a name. */
function isName({ text, pack }: Page, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const length = end - start
  const name = text.slice(start, end)
  if (/[·•・]/.test(name)) return true
  const surname = pack.surnames.at(text, start, end)
  if (surname && length <= surname.length + 2 && length > surname.length) return true
  for (let at = start + 2; at < end - 1; at++) {
    const own = pack.surnames.at(text, at, end)
    if (own && end - at <= own.length + 2 && pack.endings.before(text, at, start)?.value === 'title') return true
  }
  return false
}
