import { createHash } from 'node:crypto'
import type { CheckKind, Pair } from '../model/alignment.ts'
import type { Analysis } from '../model/analysis.ts'
import type { Document } from '../model/document.ts'
import { evidence } from '../model/evidence.ts'
import type { Quotation, Speaker } from '../model/quotation.ts'
import type { Upload } from '../store/port.ts'
import { chanceFrom } from './chance.ts'

/** Two made-up texts and their analysis, of any size: what the store's benchmarks are filled with. The words mean nothing. */
interface MadeText {
  readonly uploads: readonly [Upload, Upload]
  readonly analysis: Analysis
}

const CHECKS: readonly CheckKind[] = ['number', 'date', 'unit', 'name', 'negation', 'missing-clause', 'length']

/** Neighbouring numbers give seeds far apart (2^32 by the golden ratio). */
const SPREAD = 2654435761

/** Every tenth pair lacks one side; speakers are shared by all texts. */
export function madeText({ number, pairs }: { readonly number: number; readonly pairs: number }): MadeText {
  const chance = chanceFrom(number * SPREAD)
  const zh = textOf(pairs, (at) => `“${hanOf(chance, 24)}第${number}之${at}。”`)
  const en = textOf(pairs, (at) => `“${wordsOf(chance, 14)} ${number} of ${at}.”`)
  const uploads = [uploadOf(`made-${number}.zh.txt`, zh.text), uploadOf(`made-${number}.en.txt`, en.text)] as const
  const speakers = Array.from({ length: 40 }, (_, at): Speaker => {
    return {
      id: `s${at}`,
      kind: 'person',
      name: `发言人${hanOf(chanceFrom(at * SPREAD), 2)}${at}`,
      en: `Speaker Number${at}`,
      aliases: [],
    }
  })
  const quotations = [...zh.spans, ...en.spans].map((span, index): Quotation => {
    const isZh = index < pairs
    const at = isZh ? index : index - pairs
    const speaker = speakers[(number * 7 + at) % speakers.length] ?? null
    return {
      id: `${isZh ? 'z' : 'e'}${at}`,
      document: isZh ? 0 : 1,
      parts: [span],
      text: (isZh ? zh : en).text.slice(span.start, span.end),
      lang: isZh ? 'zh' : 'en',
      type: at % 3 === 0 ? 'indirect' : 'direct',
      cue: null,
      mention: null,
      speaker: speaker && { id: speaker.id, name: speaker.name },
      confidence: 0.9,
      evidence: [evidence('marks', '“', 2), evidence('named', speaker?.name ?? '', 1)],
    }
  })
  return {
    uploads,
    analysis: {
      documents: uploads.map(documentOf),
      segments: [],
      speakers,
      quotations,
      mode: 'monotone',
      beads: [],
      pairs: Array.from({ length: pairs }, (_, at) => pairOf(at, chance())),
    },
  }
}

function pairOf(at: number, chance: number): Pair {
  const check = CHECKS[at % 20]
  const zh = at % 20 === 5 ? [] : [`z${at}`]
  return {
    id: `p${at}`,
    zh,
    en: at % 20 === 15 ? [] : [`e${at}`],
    probability: Math.round((0.3 + chance * 0.7) * 1000) / 1000,
    evidence: (['dictionary', 'length', 'speaker', 'position'] as const).map((kind) => evidence(kind, '1.0', 1)),
    checks: check === undefined ? [] : [{ kind: check, zh: '', en: '' }],
    candidates: [{ id: `e${at === 0 ? 1 : at - 1}`, probability: 0.05 }],
  }
}

function textOf(pairs: number, quotationAt: (at: number) => string) {
  const lines = Array.from({ length: pairs }, (_, at) => quotationAt(at))
  let start = 0
  const spans = lines.map((line) => {
    const span = { start: start + 1, end: start + line.length - 1 }
    start += line.length + 1
    return span
  })
  return { text: lines.join('\n'), spans }
}

function documentOf({ source }: Upload): Document {
  const { file, sha256, encoding, text } = source
  return { file, sha256, encoding, length: text.length, sentences: [] }
}

function uploadOf(file: string, text: string): Upload {
  const bytes = Buffer.from(text)
  return { bytes, source: { file, sha256: createHash('sha256').update(bytes).digest('hex'), encoding: 'utf-8', text } }
}

/** Characters of the commonest block, drawn as evenly as no text is: the worst case for the word index. */
function hanOf(chance: () => number, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(chance() * 2_000))).join('')
}

function wordsOf(chance: () => number, length: number): string {
  return Array.from({ length }, () => `w${Math.floor(chance() * 5_000).toString(36)}`).join(' ')
}
