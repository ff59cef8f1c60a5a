import type { Lang, Outline, Role, Segment, Sentence } from '../model/document.ts'
import { levelKey } from './fold.ts'
import { foreignTitles, mainLanguage } from './foreign.ts'
import { censusOf } from './letters.ts'
import { lineKind } from './line-kind.ts'
import type { LineRole } from './line-role.ts'
import { metadataOf } from './metadata.ts'
import type { TextPack } from './pack.ts'
import { type Page, type PageLine, pageOf } from './page.ts'
import { rolesOf } from './roles.ts'
import type { Run } from './runs.ts'
import { splitSentences, trim } from './sentences.ts'

const SENTENCE_ROLES: ReadonlySet<Role> = new Set<Role>(['headline', 'dateline', 'body', 'turn'])

/** Units that show which language a text leans to. */
const LEANING_SAMPLE = 20_000

/**
 * All that can be known of a text before anybody looks for quotations, in time linear in its length. `hint.lang`: the language that
 * the text is known to be in, for lines whose letters do not tell.
 */
export function outlineOf(text: string, pack: TextPack, hint: { readonly lang?: Lang } = {}): Outline {
  const page = pageOf(text, levelKey(text), pack, hint.lang ?? leaningOf(text))
  const roles = rolesOf(page, pack)
  const { main, hasOther } = mainLanguage(page, roles)
  const foreign: ReadonlySet<number> = hasOther ? new Set() : foreignTitles(page, roles, main)
  const segments: Segment[] = []
  for (const line of page.lines) addSegments(segments, page, line, roles[line.index]!, foreign.has(line.index))
  const sentences: Sentence[] = []
  for (const [index, segment] of segments.entries()) addSentences(sentences, text, segment, index, pack)
  const metadata = metadataOf(page, roles, main, foreign, pack)
  return {
    text,
    segments,
    sentences,
    metadata,
    lines: lineKind(
      page,
      roles,
      sentences.filter((sentence) => segments[sentence.segment]!.role !== 'dateline'),
    ),
  }
}

/** The language that outweighs the other in the head of the text. */
function leaningOf(text: string): Lang | undefined {
  const { han, latin } = censusOf(text, 0, Math.min(text.length, LEANING_SAMPLE))
  return han + latin === 0 ? undefined : han * 4.5 >= latin ? 'zh' : 'en'
}

function addSegments(segments: Segment[], { text }: Page, line: PageLine, role: LineRole, isForeign: boolean): void {
  const { dateline } = role
  for (const [i, run] of line.runs.entries()) {
    if (dateline === undefined || i > 0) {
      segments.push(segment(run, run, role, line, isForeign))
      continue
    }
    const head = trim(text, { start: run.start, end: dateline.end })
    const rest = trim(text, { start: dateline.end, end: run.end })
    segments.push(segment(run, head, { role: 'dateline', confidence: 0.95 }, line, false))
    if (rest.start < rest.end) segments.push(segment(run, rest, role, line, isForeign))
  }
}

function segment(
  run: Run,
  { start, end }: { start: number; end: number },
  { role, confidence, label }: LineRole,
  line: PageLine,
  isForeign: boolean,
): Segment {
  const { lang, script } = run
  const both = Math.round(run.confidence * confidence * 100) / 100
  const own = { start, end, lang, script, role, confidence: both, paragraph: line.index }
  if (label && label.start >= start && label.end <= end) return { ...own, label }
  return isForeign ? { ...own, foreign: true } : own
}

function addSentences(sentences: Sentence[], text: string, segment: Segment, index: number, pack: TextPack): void {
  const { lang, role, paragraph } = segment
  if (lang === 'other' || !SENTENCE_ROLES.has(role)) return
  for (const { start, end } of splitSentences(text, segment, lang, pack))
    sentences.push({ start, end, lang, segment: index, paragraph })
}
