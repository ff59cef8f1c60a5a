import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const views = fileURLToPath(new URL('../../views', import.meta.url))
const zh = wordsOf('zh')
const en = wordsOf('en')

test('both languages have the same keys', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en))
})

test('both languages of a key fill in the same values', () => {
  const uneven = Object.keys(zh).filter((key) => holesIn(zh[key] ?? '') !== holesIn(en[key] ?? ''))
  expect(uneven).toEqual([])
})

test('every key that a view names is there', () => {
  const named = viewsIn(views).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)].map((found) => found[1] ?? ''),
  )
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((key) => !Object.hasOwn(en, key))).toEqual([])
})

test('a view prints every value escaped: only another view comes in as it is', () => {
  const raw = viewsIn(views).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/<%-(?!\s*include\()/g)].map(() => file))
  expect(raw).toEqual([])
})

test('no view holds a script, a style or a handler of its own', () => {
  const inline = viewsIn(views).filter((file) =>
    /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/.test(readFileSync(file, 'utf8')),
  )
  expect(inline).toEqual([])
})

function wordsOf(locale: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(`${views}/locales/${locale}.json`, 'utf8'))
}

/** Names of the holes of a pattern; English may use a count once more, to choose its form. */
function holesIn(pattern: string): string {
  return [...new Set([...pattern.matchAll(/\{([\w-]+)/g)].map((found) => found[1]))].sort().join()
}

function viewsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ejs'))
    .map((name) => `${folder}/${name}`)
}
