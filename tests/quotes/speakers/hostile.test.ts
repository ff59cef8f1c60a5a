import { expect, test } from 'vitest'
import { resolveSpeakers } from '../../../src/quotes/speakers/resolve.ts'
import { expectLinear } from '../../hostile/growth.ts'
import { draft, knowledge, outline } from './knowledge.ts'

/** Generous, since other work shares the machine; a loop over all pairs would take hours. */
const LIMIT_MS = 60_000

test('as many people as sentences, up to thirty thousand', { timeout: 240_000 }, () => {
  expectLinear(15_000, LIMIT_MS, (people) => expect(speakersOf(people)).toBe(people))
})

test('sixty thousand pronouns', { timeout: 240_000 }, () => {
  const line = '他说好。她说坏。'
  expectLinear(15_000, LIMIT_MS, (lines) => {
    const text = `王芳和李明来了。\n${`${line}\n`.repeat(lines)}`
    const drafts = Array.from({ length: lines }, (_, i) =>
      draft(text, 'zh', '好', '他', { form: 'pronoun', gender: 'male' }, 9 + i * (line.length + 1)),
    )
    expect(resolveSpeakers([{ outline: outline(text, 'zh'), drafts }], knowledge).quotations).toHaveLength(lines)
  })
})

test('a name that is a property of every object is a name', () => {
  const text = 'Proto said no. __proto__ said it rained. constructor said it snowed.'
  const drafts = [draft(text, 'en', 'it rained', '__proto__'), draft(text, 'en', 'it snowed', 'constructor')]
  const { quotations } = resolveSpeakers([{ outline: outline(text, 'en'), drafts }], knowledge)
  expect(new Set(quotations.map(({ speaker }) => speaker?.id)).size).toBe(2)
})

test('letters that only look alike do not make one person of two', () => {
  const text = 'Anna Cole said it rained. Аnna Cole said it snowed.'
  const drafts = [draft(text, 'en', 'it rained', 'Anna Cole'), draft(text, 'en', 'it snowed', 'Аnna Cole')]
  const { quotations } = resolveSpeakers([{ outline: outline(text, 'en'), drafts }], knowledge)
  expect(quotations[0]!.speaker!.id).not.toBe(quotations[1]!.speaker!.id)
})

/** How many speakers are found in a text where so many different people say one thing each. */
function speakersOf(people: number): number {
  const lines = Array.from({ length: people }, (_, i) => `${letters(i)} Bb${letters(i)} said it rained.`)
  const text = lines.join('\n')
  let from = 0
  const drafts = lines.map((line, i) => {
    const made = draft(text, 'en', 'it rained', `${letters(i)} Bb${letters(i)}`, {}, from)
    from += line.length + 1
    return made
  })
  return resolveSpeakers([{ outline: outline(text, 'en'), drafts }], knowledge).speakers.length
}

/** A word of letters for a number. */
function letters(number: number): string {
  return `Aa${number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)}`
}
