import type { Span } from '../../model/span.ts'
import { addFigure, addForm, type Figure } from './figure.ts'
import { LATIN_LENGTH } from './salience.ts'
import type { Scene } from './scene.ts'

/** People named side by side, and where the last of them ends. */
export interface Group {
  readonly figures: readonly Figure[]
  readonly end: number
}

/** 他们, they: the people last named side by side, or else a group that is in mind. */
export function groupFor(scene: Scene, group: Group | undefined, mention: Span): Figure | undefined {
  if (group === undefined || mention.start - group.end > GROUP_REACH * (scene.lang === 'zh' ? 1 : LATIN_LENGTH)) return undefined
  const name = scene.together(group.figures.map((figure) => figure.name))
  const key = scene.keyOf(name)
  const known = scene.cast.byForm.get(key)?.[0]
  if (known !== undefined) return known
  const figure = addFigure(scene.cast, name, 'unknown')
  figure.plural = true
  for (const member of group.figures) figure.words.add(member.name)
  addForm(scene.cast, key, figure)
  return figure
}

const GROUP_REACH = 300
