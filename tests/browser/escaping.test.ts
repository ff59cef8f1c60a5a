import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../views', import.meta.url))
const views = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ejs'))
  .map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }))

const rows = [
  { title: 'a view prints every value escaped: only another view comes in as it is', pattern: /<%-(?!\s*include\()/ },
  {
    title: 'no view holds a script, a style or a handler of its own',
    pattern: /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/,
  },
]

test('the views are found', () => {
  expect(views.length).toBeGreaterThan(30)
})

for (const { title, pattern } of rows) {
  test(title, () => {
    expect(views.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([])
  })
}
