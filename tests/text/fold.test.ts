import fc from 'fast-check'
import { expect, test } from 'vitest'
import { levelKey } from '../../src/text/fold.ts'

test('a level key is as long as its text, and says of every unit the same in a text of any script (capitals beyond the BMP aside, which no table has)', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'aZé“”’—…ＡİẞΣş0. 中國国', '\u{20bb7}'), maxLength: 60 })
  fc.assert(
    fc.property(letters, (text) => {
      const key = levelKey(text)
      expect(key).toHaveLength(text.length)
      // Latin letters before and after a text decide which way its key is made.
      expect(levelKey(`${'a'.repeat(600)} ${text}`).slice(601)).toBe(levelKey(`${'中'.repeat(600)} ${text}`).slice(601))
    }),
  )
})
