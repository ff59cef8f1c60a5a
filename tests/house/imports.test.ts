import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const twin = fileURLToPath(new URL('./broken-twin', import.meta.url))
const rules: { forbidden: object[]; options: object } = createRequire(import.meta.url)(`${root}.dependency-cruiser.cjs`)

async function cruiseIn(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    ...rules.options,
    baseDir,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
  } as never)
  return output as ICruiseResult
}

test('no room imports what the map in src/README.md does not allow', async () => {
  const { summary } = await cruiseIn(root)
  expect(summary.totalCruised).toBeGreaterThan(100)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
})

test('the same rules catch a house that breaks each of them', async () => {
  const { summary } = await cruiseIn(twin)
  const broken = new Set(summary.violations.map(({ rule }) => rule.name))
  expect([...broken].sort()).toEqual([
    'cli-imports-only-its-own',
    'core-knows-no-machine',
    'model-imports-only-its-own',
    'no-circles',
    'only-entries-import-wire',
    'web-imports-only-its-own',
  ])
})
