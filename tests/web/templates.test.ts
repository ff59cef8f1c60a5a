import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTemplates } from '../../src/web/pages/templates.ts'

let folder: string
const views = {
  'pages/outer': `<% const own = 'own' -%><%- include('../parts/inner', { added: '<b>' }) %>|<%= own %>|<%= typeof added %>`,
  'parts/inner': `<%= given %><%= added %><%- include('leaf') %>`,
  'parts/leaf': `<%= locals.added %><%= locals.absent ?? 'none' %>`,
  'pages/lost': `<%- include('../parts/missing') %>`,
  'pages/unknown': `<%= neverGiven %>`,
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'duizhao-views-'))
  for (const part of ['pages', 'parts']) mkdirSync(join(folder, part))
  for (const [name, text] of Object.entries(views)) writeFileSync(join(folder, `${name}.ejs`), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an include sees what its page was given and what was added, escaped; the page does not see what was added', () => {
  expect(openTemplates(folder)('pages/outer', { given: 'page' })).toBe('page&lt;b&gt;&lt;b&gt;none|own|undefined')
})

test('the locals that were given are left as they were', () => {
  const locals = { given: 'page' }
  openTemplates(folder)('pages/outer', locals)
  expect(locals).toEqual({ given: 'page' })
})

for (const view of ['pages/lost', 'pages/unknown', 'pages/none']) {
  test(`${view}: what is missing throws instead of printing nothing`, () => {
    expect(() => openTemplates(folder)(view, {})).toThrow()
  })
}
