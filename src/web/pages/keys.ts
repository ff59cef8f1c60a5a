/**
 * Every action that has a key, in the order that help and settings list them, with the key it has at first: InterText's verbs,
 * OmegaT's letters. Words for them are `key.<action>` in the locales.
 */
export const DEFAULT_KEYS = {
  confirm: 'a',
  reject: 'r',
  reopen: 'o',
  link: 'l',
  unlink: 'k',
  merge: 'm',
  split: 's',
  up: 'u',
  down: 'd',
  swap: 'w',
  edit: 'e',
  comment: 'c',
  bookmark: 'b',
  'next-open': 'n',
  'next-low': 'g',
  'next-uneven': 'x',
  undo: 'z',
  redo: 'y',
  search: '/',
  help: '?',
} as const

/** The reader's keys: what they changed over the first ones. A key given twice keeps its first action; the later one loses it. */
export function keysOf(changed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const taken = new Set<string>()
  const map: Record<string, string> = {}
  for (const [action, first] of Object.entries(DEFAULT_KEYS)) {
    const key = Object.hasOwn(changed, action) ? (changed[action] ?? first) : first
    map[action] = key !== '' && taken.has(key) ? '' : key
    if (key !== '') taken.add(key)
  }
  return map
}
