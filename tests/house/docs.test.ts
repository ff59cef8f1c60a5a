import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const map = readFileSync(`${root}src/README.md`, 'utf8')
const readme = readFileSync(`${root}README.md`, 'utf8')
const MOST_LINES = 250

test('the map names every room there is, and no other', () => {
  const rooms = readdirSync(`${root}src`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && entry.name !== 'decisions' ? [`${entry.name}/`] : [],
  )
  const table = map.slice(map.indexOf('| room |'), map.indexOf('Core rooms'))
  const named = [...table.matchAll(/`([a-z]+\/)`(?=[^|]*\|[^|]*\|[^|]*\|)/g)].map(([, name]) => name)
  expect(
    [...new Set(named)].filter((name) => !['zh/', 'en/', 'speakers/', 'scorers/', 'corpus/'].includes(name!)).sort(),
  ).toEqual(rooms.sort())
})

test('every file that the map and the README point to is there', () => {
  const files = [...map.matchAll(/`([a-z]+(?:\/[\w.-]+)+\.ts)`/g)]
    .map(([, path]) => `src/${path}`)
    .filter((path) => !path.startsWith('src/tests/'))
  const tests = [...map.matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path]) => path!)
  expect(files.length).toBeGreaterThan(10)
  const links = [...readme.matchAll(/\]\(([\w./-]+)\)/g)].map(([, path]) => path!)
  expect([...files, ...tests, ...links].filter((path) => !existsSync(`${root}${path}`))).toEqual([])
})

test(`no source file is longer than ${MOST_LINES} lines`, () => {
  const files = ['src', 'views/assets/css'].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  const long = files.filter(
    (name) => /\.(ts|css)$/.test(name) && readFileSync(`${root}${name}`, 'utf8').split('\n').length - 1 > MOST_LINES,
  )
  expect(long).toEqual([])
})
