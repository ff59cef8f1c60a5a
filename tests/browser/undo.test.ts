import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { importReleases, programInBrowser, rowsOf, saved } from './program.ts'

const program = programInBrowser()

test('undo reaches across a reload and a realignment', async () => {
  const page = await program.newPage()
  await importReleases(page, program.url, 'undo')
  await page.locator('tr[data-row]').nth(0).locator('button[value="confirm"]').click()
  await page.locator('tr[data-row]').nth(2).locator('button[value="reject"]').click()
  await saved(page)
  await page.reload()
  await page.locator('.bitexts button').first().click()
  await page.locator('.notice').waitFor()
  expect(await rowsOf(page)).toEqual(['confirmed 1–1', 'open 1–1', 'rejected 1–1', 'open 1–1'])
  await page.keyboard.press('z')
  await page.locator('tr[data-row]').nth(2).and(page.locator('[data-verdict="open"]')).waitFor()
  await page.keyboard.press('z')
  await page.locator('tr[data-row]').nth(0).and(page.locator('[data-verdict="open"]')).waitFor()
  await page.keyboard.press('y')
  await page.locator('tr[data-row]').nth(0).and(page.locator('[data-verdict="confirmed"]')).waitFor()
  await saved(page)
  expect(await rowsOf(page)).toEqual(['confirmed 1–1', 'open 1–1', 'open 1–1', 'open 1–1'])
  await page.context().close()
})

test('a merge undone brings back both links, each with what was decided on it', async () => {
  const page = await program.newPage()
  await importReleases(page, program.url, 'merge')
  await page.locator('tr[data-row]').nth(1).locator('button[value="confirm"]').click()
  await saved(page)
  const before = await wordsOfRows(page)
  await page.locator('tr[data-row]').nth(0).locator('td[data-side="zh"]').click()
  await page.keyboard.press('m')
  await page.locator('#do-merge[open] button[value="merge"]').first().click()
  await page.locator('tr[data-shape="2–2"]').waitFor()
  await saved(page)
  expect(await page.locator('tr[data-row]').count()).toBe(3)
  await page.locator('#undo button').click()
  await page.locator('tr[data-row]').nth(3).waitFor()
  await saved(page)
  expect(await rowsOf(page)).toEqual(['open 1–1', 'confirmed 1–1', 'open 1–1', 'open 1–1'])
  expect(await wordsOfRows(page)).toEqual(before)
  await page.context().close()
})

test('unlink, link and swap show their results and can be undone one by one', async () => {
  const page = await program.newPage()
  await importReleases(page, program.url, 'verbs')
  const before = await wordsOfRows(page)
  await page.locator('tr[data-row]').nth(0).locator('td[data-side="zh"]').click()
  await page.keyboard.press('k')
  await page.locator('#do-unlink button[value="unlink"]').click()
  await page.locator('tr[data-shape="1–0"]').waitFor()
  await saved(page)
  await page.locator('tr[data-shape="1–0"] td[data-side="zh"]').click()
  await page.keyboard.press('l')
  await page.locator('#do-link button[value="link"]').click()
  await page.locator('tr[data-shape="1–0"]').waitFor({ state: 'detached' })
  await saved(page)
  expect(await wordsOfRows(page)).toEqual(before)
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await expect.poll(async () => (await wordsOfRows(page))[0]).not.toBe(before[0])
  await saved(page)
  for (let i = 0; i < 3; i++) {
    await page.locator('#undo button').click()
    await saved(page)
  }
  expect(await wordsOfRows(page)).toEqual(before)
  await page.context().close()
})

function wordsOfRows(page: Page): Promise<readonly string[]> {
  return page
    .locator('tr[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('.quote-words')].map((words) => words.textContent).join(' | ')),
    )
}
