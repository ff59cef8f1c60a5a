import type { StoredDocument } from '../../store/port.ts'
import type { DocumentRef } from '../pages/project.ts'
import { titleOf } from './quotes.ts'
import type { Reader } from './reader.ts'
import { langTagOf } from './variants.ts'

/** A document as lists name it. `lang` null: by its title. */
export function documentRef(reader: Reader, document: StoredDocument, lang: 'zh' | 'en' | null): DocumentRef {
  const title = titleOf(document)
  const main = lang ?? (/\p{Script=Han}/u.test(title) ? 'zh' : 'en')
  return {
    id: document.id,
    title: reader.display(title),
    file: document.file,
    lang: langTagOf(title, main, reader.variant),
    date: document.metadata.date ?? null,
    outlet: document.metadata.outlet ?? null,
    quotations: document.quotations,
  }
}
