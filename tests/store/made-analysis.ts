import { createHash } from 'node:crypto'
import type { Pair } from '../../src/model/alignment.ts'
import type { Analysis } from '../../src/model/analysis.ts'
import type { Document, Source } from '../../src/model/document.ts'
import { evidence } from '../../src/model/evidence.ts'
import type { Quotation, Speaker } from '../../src/model/quotation.ts'
import type { Upload } from '../../src/store/port.ts'

/** Texts and an analysis of them for tests of the store: nothing here reads language, all places are looked up. */
export interface Made {
  readonly zh: Upload
  readonly en: Upload
  readonly analysis: Analysis
}

export interface MadeOptions {
  readonly title?: string
  /** Words of each quotation and how sure its pair is; by default three. */
  readonly lines?: readonly Line[]
}

export interface Line {
  readonly zh?: string
  readonly en?: string
  readonly speaker?: keyof typeof SPEAKERS
  readonly probability?: number
}

const SPEAKERS = {
  wang: { id: 's1', kind: 'person', name: '王芳', zh: '王芳', en: 'Wang Fang', aliases: ['王女士'] },
  lee: { id: 's2', kind: 'person', name: 'Peter Lee', en: 'Peter Lee', aliases: ['Lee'] },
  nobody: { id: 's3', kind: 'unknown', name: '一名居民', aliases: [] },
} as const satisfies Record<string, Speaker>

const LINES: readonly Line[] = [
  { zh: '桥将在春天开放', en: 'The bridge will open in spring', speaker: 'wang', probability: 0.97 },
  { zh: '预算已经超支', en: 'We are over budget', speaker: 'lee', probability: 0.55 },
  { zh: '河水很清', speaker: 'nobody' },
  { en: 'Nobody asked us', speaker: 'lee', probability: 0.8 },
]

export function made({ title = '桥', lines = LINES }: MadeOptions = {}): Made {
  const zhText = [
    `${title} 😀`,
    ...lines.map(({ zh, speaker }) => (zh === undefined ? '（略）' : `${nameOf(speaker, 'zh')}说：“${zh}。”`)),
  ].join('\n')
  const enText = [
    `${title} bridge`,
    ...lines.map(({ en, speaker }) => (en === undefined ? '(cut)' : `“${en},” said ${nameOf(speaker, 'en')}.`)),
  ].join('\r\n')
  const zh = upload(`${title}.zh.txt`, zhText)
  const en = upload(`${title}.en.txt`, enText)
  const quotations = lines.flatMap((line, at) => quotationsOf(line, at, zhText, enText))
  const pairs = lines.map((line, at): Pair => {
    const reasons = [evidence('length', '1.1', 0.2), ...(line.speaker === 'wang' ? [evidence('speaker', '王芳', 1)] : [])]
    return {
      id: `p${at}`,
      zh: line.zh === undefined ? [] : [`z${at}`],
      en: line.en === undefined ? [] : [`e${at}`],
      probability: line.probability ?? 0.7,
      evidence: reasons,
      checks: line.speaker === 'lee' ? [{ kind: 'number', zh: '', en: '3' }] : [],
      candidates: line.en === undefined ? [{ id: 'e0', probability: 0.1 }] : [],
    }
  })
  const used = new Set(quotations.flatMap(({ speaker }) => speaker?.id ?? []))
  return {
    zh,
    en,
    analysis: {
      documents: [documentOf(zh, { title }), documentOf(en, { title: `${title} bridge`, date: '2026-03-01' })],
      segments: [segmentOf(0, zhText, 'zh', 'Hans'), segmentOf(1, enText, 'en', 'Latn')],
      speakers: Object.values(SPEAKERS).filter(({ id }) => used.has(id)),
      quotations,
      mode: 'monotone',
      beads: [{ left: [0], right: [0], probability: 0.9 }],
      pairs,
    },
  }
}

export function upload(file: string, text: string): Upload {
  const bytes = Buffer.from(text, 'utf8')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source: Source = { file, sha256, encoding: 'utf-8', text }
  return { source, bytes }
}

function quotationsOf({ zh, en, speaker = 'nobody' }: Line, at: number, zhText: string, enText: string): readonly Quotation[] {
  const by: Speaker = SPEAKERS[speaker]
  const common = { type: 'direct', speaker: by, confidence: 0.9, evidence: [evidence('marks', '“', 1)] } as const
  const place = (text: string, words: string) => {
    const start = text.indexOf(words)
    return { start, end: start + words.length, text: words }
  }
  const zhOne =
    zh === undefined
      ? []
      : [{ ...common, id: `z${at}`, document: 0, lang: 'zh' as const, words: place(zhText, `${zh}。`), cue: place(zhText, '说') }]
  const enOne =
    en === undefined
      ? []
      : [
          {
            ...common,
            id: `e${at}`,
            document: 1,
            lang: 'en' as const,
            words: place(enText, `${en},`),
            cue: place(enText, 'said'),
          },
        ]
  return [...zhOne, ...enOne].map(({ words, ...rest }) => {
    return { ...rest, parts: [{ start: words.start, end: words.end }], text: words.text, mention: null }
  })
}

function nameOf(speaker: keyof typeof SPEAKERS = 'nobody', lang: 'zh' | 'en'): string {
  const state: Speaker = SPEAKERS[speaker]
  return state[lang] ?? state.name
}

function documentOf({ source }: Upload, metadata: Partial<Document>): Document {
  const { file, sha256, encoding, text } = source
  return { file, sha256, encoding, length: text.length, sentences: [{ start: 0, end: text.length }], ...metadata }
}

function segmentOf(document: number, text: string, lang: 'zh' | 'en', script: 'Hans' | 'Latn') {
  const end = text.search(/\r?\n/)
  return { document, start: 0, end, lang, script, role: 'headline' as const, confidence: 0.9, paragraph: 0 }
}
