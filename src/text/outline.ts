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
  const segments = page.lines.flatMap((line) => segmentsOf(page, line, roles[line.index]!, foreign.has(line.index)))
  const sentences = segments.flatMap((segment, index) => sentencesOf(text, segment, index, pack))
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

function segmentsOf({ text }: Page, line: PageLine, role: LineRole, isForeign: boolean): readonly Segment[] {
  return line.runs.flatMap((run, i): readonly Segment[] => {
    const own = segment(run, run, role, line, isForeign)
    const { dateline } = role
    if (dateline === undefined || i > 0) return [own]
    const head = trim(text, { start: run.start, end: dateline.end })
    const rest = trim(text, { start: dateline.end, end: run.end })
    const first = segment(run, head, { role: 'dateline', confidence: 0.95 }, line, false)
    return rest.start < rest.end ? [first, { ...own, ...rest }] : [first]
  })
}

function segment(
  run: Run,
  { start, end }: { start: number; end: number },
  { role, confidence }: LineRole,
  line: PageLine,
  isForeign: boolean,
): Segment {
  return {
    start,
    end,
    lang: run.lang,
    script: run.script,
    role,
    confidence: Math.round(run.confidence * confidence * 100) / 100,
    paragraph: line.index,
    ...(isForeign && { foreign: true as const }),
  }
}

function sentencesOf(text: string, segment: Segment, index: number, pack: TextPack): readonly Sentence[] {
  const { lang, role, paragraph } = segment
  if (lang === 'other' || !SENTENCE_ROLES.has(role)) return []
  return splitSentences(text, segment, lang, pack).map((span) => ({ ...span, lang, segment: index, paragraph }))
}
