import type { ExportQuotation, ExportRecord } from '../../../src/formats/record.ts'
import { evidence } from '../../../src/model/evidence.ts'

/*
 * Pairs that between them hold everything a record can: one to one, several on a side, an interrupted quotation, no counterpart,
 * an unknown speaker, comments, and words that a spreadsheet, a table or a line format could trip over.
 */

export const PLAIN: ExportRecord = {
  id: 'r1',
  bitext: 'b1',
  verdict: 'confirmed',
  origin: 'machine',
  probability: 0.973,
  zh: {
    document: {
      id: 'd1',
      file: '港口扩建.txt',
      sha256: 'a'.repeat(64),
      title: '港口扩建动工',
      date: '2026-03-04',
      outlet: '海滨日报',
    },
    quotations: [
      quotation('q1', 'zh', '我们， … 明年一定完工。', [
        [10, 13],
        [20, 27],
      ]),
    ],
  },
  en: {
    document: { id: 'd2', file: 'harbour, phase 2.txt', sha256: 'b'.repeat(64), date: '2026-03-04', outlet: 'The Coast' },
    quotations: [
      {
        ...quotation('q2', 'en', 'We will finish next year.', [[100, 125]]),
        cue: { start: 126, end: 130, text: 'said' },
        mention: { start: 131, end: 139, text: 'Lin Yue', form: 'name' },
        speaker: { id: 's1', name: '林越', zh: '林越', en: 'Lin Yue' },
      },
    ],
  },
  evidence: [evidence('speaker', '林越', 2.5), evidence('length', 1.1, 0.3)],
  checks: [],
  bookmarked: true,
  reviewer: '陈审校',
  reviewedAt: Date.UTC(2026, 2, 5, 9, 30),
  comments: [{ reviewer: '陈审校', at: Date.UTC(2026, 2, 5, 9, 31), text: 'First line\nsecond line' }],
}

const ALONE: ExportRecord = {
  ...PLAIN,
  id: 'r2',
  verdict: 'open',
  probability: 0.4,
  en: { document: PLAIN.en.document, quotations: [] },
  evidence: [evidence('no-counterpart', '', 1)],
  checks: [{ kind: 'number', zh: '三百', en: '' }],
  bookmarked: false,
  reviewer: null,
  reviewedAt: null,
  comments: [],
}

export const SEVERAL: ExportRecord = {
  ...PLAIN,
  id: 'r3',
  verdict: 'rejected',
  origin: 'person',
  probability: null,
  zh: {
    document: null,
    quotations: [quotation('q3', 'zh', '他说“好”，又说“不”。', [[0, 12]]), quotation('q4', 'zh', '𠮷野家\t很好', [[20, 27]])],
  },
  en: { document: null, quotations: [quotation('q5', 'en', 'He said "yes", then\r\n"no".', [[0, 27]])] },
  reviewer: '=cmd()',
  comments: [],
}

const FORMULA: ExportRecord = {
  ...ALONE,
  id: 'r4',
  zh: { document: null, quotations: [quotation('q6', 'zh', '＝1+1', [[0, 4]])] },
  en: { document: null, quotations: [quotation('q7', 'en', ' \t@SUM(A1)', [[0, 10]])] },
}

export const ALL: readonly ExportRecord[] = [PLAIN, ALONE, SEVERAL, FORMULA]

export function quotation(
  id: string,
  lang: 'zh' | 'en',
  text: string,
  parts: readonly (readonly [number, number])[],
): ExportQuotation {
  return {
    id,
    lang,
    type: 'direct',
    text,
    parts: parts.map(([start, end]) => ({ start, end })),
    cue: null,
    mention: null,
    speaker: null,
  }
}

export async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
