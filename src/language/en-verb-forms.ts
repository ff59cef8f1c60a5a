export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing'

/** Every spelling of a verb; `written` is "-s past participle -ing", `|` between two spellings, empty for a regular verb. */
export function formsOf(verb: string, written: string): ReadonlyMap<string, Set<VerbForm>> {
  const regular = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : verb.endsWith('e') ? `${verb}d` : `${doubled(verb)}ed`
  const [s = thirdPerson(verb), past = regular, participle = past, ing = gerund(verb)] = wordsIn(written)
  const forms = new Map<string, Set<VerbForm>>()
  const add = (spellings: string, kind: VerbForm) => {
    for (const spelling of spellings.split('|')) addTo(forms, spelling, kind)
  }
  add(verb, 'base')
  add(s, 's')
  add(past, 'past')
  add(participle, 'participle')
  add(ing, 'ing')
  return forms
}

/** The form after he, she or it; also the plural of a noun. */
export function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`
  return /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`
}

export function gerund(verb: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(verb) && verb !== 'be') return `${verb.slice(0, -1)}ing`
  return `${doubled(verb)}ing`
}

/** plan, planned: one short vowel before one consonant. Longer verbs that double stand in the table with their forms. */
function doubled(verb: string): string {
  return /^[^aeiou]*[aeiou][bdgmnprt]$/.test(verb) ? verb + verb.slice(-1) : verb
}

export function wordsIn(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

export function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key)
  if (set) set.add(value)
  else map.set(key, new Set([value]))
}
