import { expect, test } from 'vitest'
import { expectLinear } from './growth.ts'

const LIMIT_MS = 20_000

/** Jobs whose time grows with the square of their input: the measure of all tests of growth must tell each. */
const quadratic: readonly { readonly title: string; readonly size: number; readonly job: (size: number) => number }[] = [
  {
    title: 'a loop in a loop',
    size: 700,
    job: (size) => {
      let sum = 0
      for (let i = 0; i < size * size; i++) sum = (sum + i) % 7
      return sum
    },
  },
  {
    title: 'a search back to the beginning, for each piece again',
    size: 100_000,
    job: (size) => {
      const text = 'a'.repeat(size)
      let found = 0
      for (let piece = 100; piece < size; piece += 100) found += text.lastIndexOf(' ', piece)
      return found
    },
  },
]

for (const { title, size, job } of quadratic) {
  test(`${title} is told`, { timeout: 240_000 }, () => {
    expect(() => expectLinear(size, LIMIT_MS, job)).toThrow()
  })
}

test('a step through the whole input is let pass', { timeout: 240_000 }, () => {
  let sum = 0
  expectLinear(1_000_000, LIMIT_MS, (size) => {
    for (let i = 0; i < size; i++) sum = (sum + i) % 7
  })
})
