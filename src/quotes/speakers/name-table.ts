import type { ReadTable } from '../../language/table.ts'
import { toSimplified } from '../../text/fold.ts'
import { latinKey, slugOf } from './stable-id.ts'

/** A person, body or place whose names in both languages are known. The first form of a list is the usual one. */
export interface NameEntry {
  readonly id: string
  readonly kind: 'person' | 'body' | 'place'
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

export interface NameTable {
  readonly entries: readonly NameEntry[]
  /** By `hanKey`. */
  readonly byZh: ReadonlyMap<string, NameEntry>
  /** By `latinKey`. Two entries with one form: the form is left out, since it tells nothing. */
  readonly byEn: ReadonlyMap<string, NameEntry>
}

/** A Chinese name as names are compared: Simplified, one kind of dot, no blanks. */
export function hanKey(name: string): string {
  const simplified = toSimplified(name)
  return VARIES.test(simplified) ? simplified.replace(/[‧•・･∙．]/g, '·').replace(/\s+/g, '') : simplified
}

const VARIES = /[‧•・･∙．\s]/

export function loadNameTable(read: ReadTable): NameTable {
  const entries = (['person', 'body', 'place'] as const).flatMap((kind) =>
    read(`pairs/zh-en/${TABLES[kind]}`).map((row): NameEntry => {
      const en = split(row['en'])
      return { id: slugOf(en[0] ?? row['zh'] ?? ''), kind, zh: split(row['zh']), en }
    }),
  )
  return { entries, byZh: unique(entries, 'zh', hanKey), byEn: unique(entries, 'en', latinKey) }
}

const TABLES = { person: 'names', body: 'bodies', place: 'places' } as const

function split(forms: string | undefined): readonly string[] {
  return (forms ?? '')
    .split('|')
    .map((form) => form.trim())
    .filter((form) => form !== '')
}

function unique(
  entries: readonly NameEntry[],
  side: 'zh' | 'en',
  keyOf: (form: string) => string,
): ReadonlyMap<string, NameEntry> {
  const found = new Map<string, NameEntry | undefined>()
  for (const entry of entries)
    for (const [i, form] of entry[side].entries()) {
      const key = keyOf(form)
      const other = found.get(key)
      // A main form outweighs another's short form (布什 is the main form of one president and a short form of two).
      if (other === undefined && !found.has(key)) found.set(key, entry)
      else if (other !== entry && other !== undefined) {
        const otherIsMain = keyOf(other[side][0] ?? '') === key
        if (i === 0 && !otherIsMain) found.set(key, entry)
        else if (!otherIsMain) found.set(key, undefined)
      }
    }
  return new Map([...found].filter((pair): pair is [string, NameEntry] => pair[1] !== undefined))
}
