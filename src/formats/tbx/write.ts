import type { TermRecord } from '../term.ts'

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="zh" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>duizhao</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
`
const TAIL = '</body></text>\n</tbx>\n'

/** TBX-Basic of ISO 30042:2019, one concept a term. */
export async function* writeTbx(terms: AsyncIterable<TermRecord>): AsyncIterable<string> {
  yield HEAD
  let number = 0
  for await (const { zh, en, note } of terms) {
    number += 1
    const described = note === '' ? '' : `<note>${escapeXml(note)}</note>`
    yield `<conceptEntry id="c${number}">${described}${section('zh', zh)}${section('en', en)}</conceptEntry>\n`
  }
  yield TAIL
}

function section(lang: string, term: string): string {
  return `<langSec xml:lang="${lang}"><termSec><term>${escapeXml(term)}</term></termSec></langSec>`
}

/** What XML 1.0 forbids cannot be written in any form: a term is one line of words, and loses nothing a reader could see. */
function escapeXml(words: string): string {
  return words
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
