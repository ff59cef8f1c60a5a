import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const locales = ['zh', 'en'].map((name) => ({ name, words: readLocale(name) }))

describe('words of the interface', () => {
  test('both locales have the same keys', () => {
    const [zh, en] = locales.map(({ words }) => Object.keys(words).sort())
    assert.deepEqual(zh, en)
  })

  test('both locales leave the same holes to be filled in', () => {
    const [zh = {}, en = {}] = locales.map(({ words }) => words)
    for (const key of Object.keys(en)) assert.deepEqual(holesOf(zh[key]), holesOf(en[key]), key)
  })

  test('every key that a view or a route names exists', () => {
    const missing = usedKeys().filter(({ key }) => locales.some(({ words }) => !Object.hasOwn(words, key)))
    assert.deepEqual(missing, [])
  })

  test('every key that is built from a prefix has words', () => {
    const prefixes = usedPrefixes()
    assert.ok(prefixes.length > 10)
    const empty = prefixes.filter(({ key }) =>
      locales.some(({ words }) => !Object.keys(words).some((one) => one.startsWith(key))),
    )
    assert.deepEqual(empty, [])
  })
})

interface Used {
  readonly key: string
  readonly file: string
}

function usedKeys(): readonly Used[] {
  return sources().flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((match) => ({ key: match[1] ?? '', file })),
  )
}

function usedPrefixes(): readonly Used[] {
  return sources().flatMap(({ file, text }) =>
    [...text.matchAll(/\bt\(\s*`([\w.-]+\.)\$\{/g)].map((match) => ({ key: match[1] ?? '', file })),
  )
}

function sources(): readonly { readonly file: string; readonly text: string }[] {
  return ['views', 'src/web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ejs|ts)$/.test(name))
      .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
  )
}

function holesOf(words = ''): readonly string[] {
  return [...new Set([...words.matchAll(/\{([\w-]+)/g)].map((match) => match[1] ?? ''))].sort()
}

function readLocale(name: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, 'views', 'locales', `${name}.json`), 'utf8'))
}
