import { SaxesParser } from 'saxes'
import { err, ok, type Result } from '../../model/result.ts'
import type { TermRecord } from '../term.ts'

const ENTRIES = new Set(['conceptEntry', 'termEntry'])
const LANGUAGES = new Set(['langSec', 'langSet'])
const DEEPEST = 64

interface Entry {
  readonly words: { zh: string; en: string }
  note: string
}

/**
 * The Chinese and English terms of a TBX file, of either edition; an entry that lacks one of the two is passed over, of several
 * terms in a language the first counts. BAD_REQUEST where it is no XML, nests too deep or declares entities.
 */
export function readTbx(text: string): Result<readonly TermRecord[]> {
  const parser = new SaxesParser()
  const terms: TermRecord[] = []
  const path: string[] = []
  let entry: Entry | undefined
  let side: 'zh' | 'en' | undefined
  parser.on('doctype', (doctype) => {
    if (doctype.includes('<!ENTITY')) throw new Error('entity declaration')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (path.push(name) > DEEPEST) throw new Error('nested too deep')
    if (ENTRIES.has(name)) entry = { words: { zh: '', en: '' }, note: '' }
    if (LANGUAGES.has(name)) side = sideOf(String(attributes['xml:lang'] ?? attributes['lang'] ?? ''))
  })
  parser.on('text', (words) => {
    const inside = path.at(-1)
    if (entry === undefined) return
    if (inside === 'term' && side !== undefined) entry.words[side] += words
    if (inside === 'note') entry.note += words
  })
  parser.on('closetag', ({ name }) => {
    path.pop()
    // Marks where a term ends, so that the first of several can be told.
    if (name === 'term' && entry !== undefined && side !== undefined) entry.words[side] += SECOND_TERM
    if (!ENTRIES.has(name) || entry === undefined) return
    const [zh = '', en = ''] = [entry.words.zh, entry.words.en].map((words) => words.split(SECOND_TERM)[0]?.trim())
    if (zh !== '' && en !== '') terms.push({ zh, en, note: entry.note.trim() })
    entry = undefined
  })
  try {
    parser.write(text).close()
    return ok(terms)
  } catch (cause) {
    return err({ code: 'BAD_REQUEST', detail: cause instanceof Error ? (cause.message.split('\n')[0] ?? 'XML') : 'XML' })
  }
}

// XML 1.0 forbids it: no term holds it.
const SECOND_TERM = '\0'

function sideOf(lang: string): 'zh' | 'en' | undefined {
  const primary = lang.toLowerCase().split('-')[0]
  return primary === 'zh' || primary === 'en' ? primary : undefined
}
