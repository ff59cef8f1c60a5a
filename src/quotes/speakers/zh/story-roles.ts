import type { Span } from '../../../model/span.ts'
import type { Draft } from '../../draft.ts'
import { addFigure, addForm, type Cast } from '../figure.ts'
import { spokenSpans } from '../scene.ts'
import { castOfStory, type StoryCast } from './story.ts'
import type { ChineseNameWords } from './words.ts'

/** The cast of the Chinese of a document that is a story. `people` are those whom names tell. */
export function storyOf(
  text: string,
  sentences: readonly Span[],
  drafts: readonly Draft[],
  own: readonly number[],
  people: ReadonlySet<string>,
  words: ChineseNameWords,
): StoryCast {
  const mentions = own.flatMap((i) => (drafts[i]!.type === 'direct' ? (drafts[i]!.mention ?? []) : []))
  return castOfStory(text, sentences, spokenSpans(drafts), mentions, (name) => people.has(name), words)
}

/** Those whom a story knows by what they are, and whoever tells it. */
export function addRoles(cast: Cast, { roles, bearers, strangers, narrator }: StoryCast, keyOf: (form: string) => string): void {
  for (const [role, name] of bearers) {
    const figure = cast.byForm.get(keyOf(name))?.[0]
    if (figure === undefined) continue
    figure.titles.add(role)
    addForm(cast, keyOf(role), figure)
  }
  for (const [role, gender] of roles) {
    if (cast.byForm.has(keyOf(role))) continue
    const figure = addFigure(cast, role, 'unknown')
    figure.gender = gender
    figure.isRole = !strangers.has(role)
    figure.titles.add(role)
    figure.phrases.add(role)
    addForm(cast, keyOf(role), figure)
  }
  if (narrator !== undefined) addForm(cast, keyOf(narrator), addFigure(cast, narrator, 'person'))
}
