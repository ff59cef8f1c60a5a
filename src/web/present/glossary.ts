import type { StoredTerm } from '../../store/port.ts'
import type { GlossaryPage, TermEntry } from '../pages/glossary.ts'
import { matchesIn } from './matches.ts'
import { type Reader, refOf } from './reader.ts'

// What one page lists; the search finds the others.
const MOST_TERMS = 300
const MOST_COUNTED = 1000
const CONFIRMED_ROWS = 300
const MOST_SUGGESTIONS = 20
const FEWEST_PAIRS = 2

/** The glossary, by Chinese form; `q` finds words of either side. */
export async function glossaryModel(
  reader: Reader,
  query: { readonly q: string; readonly term?: string | undefined },
  operation: string,
): Promise<Omit<GlossaryPage, 'shell'>> {
  const { store, project } = reader
  const found: StoredTerm[] = []
  const wanted = query.q.toLowerCase()
  const known = new Set<string>()
  for await (const term of store.terms.all(project.id)) {
    known.add(term.zh)
    if (found.length < MOST_TERMS && `${term.zh}\n${term.en}\n${term.note ?? ''}`.toLowerCase().includes(wanted)) found.push(term)
  }
  return {
    project: refOf(project),
    operation,
    q: query.q,
    terms: await Promise.all(found.map((term) => entryOf(reader, term))),
    suggestions: await suggestionsOf(reader, known),
    editing: query.term ?? null,
  }
}

async function entryOf({ store, project }: Reader, { id, version, zh, en, note }: StoredTerm): Promise<TermEntry> {
  return { id, version, zh, en, note: note ?? '', rows: await store.rows.count({ project: project.id, words: zh }, MOST_COUNTED) }
}

/** Names and words that answer each other in several confirmed pairs, by the evidence of their alignment, most often first. */
async function suggestionsOf({ store, project }: Reader, known: ReadonlySet<string>): Promise<GlossaryPage['suggestions']> {
  const confirmed = await store.rows.list({ project: project.id, verdict: 'confirmed' }, 'position', { limit: CONFIRMED_ROWS })
  if (!confirmed.ok) return []
  const tally = new Map<string, number>()
  for (const row of confirmed.value.items) {
    const matches = row.state.evidence
      .filter(({ kind }) => kind === 'name' || kind === 'dictionary')
      .flatMap(({ value }) => matchesIn(value).map(({ zh, en }) => `${zh}\t${en}`))
    for (const match of new Set(matches)) tally.set(match, (tally.get(match) ?? 0) + 1)
  }
  return [...tally]
    .flatMap(([match, pairs]) => {
      const [zh = '', en = ''] = match.split('\t')
      return pairs >= FEWEST_PAIRS && !known.has(zh) ? [{ zh, en, pairs }] : []
    })
    .sort((a, b) => b.pairs - a.pairs)
    .slice(0, MOST_SUGGESTIONS)
}
