import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { EN, importReleases, programInBrowser, reachReview, rowsOf, saved, ZH } from './program.ts'

const program = programInBrowser()

test('a review from import to export by keyboard alone', async () => {
  const page = await program.newPage('zh-CN')
  await page.goto(program.url)
  await tabTo(page, 'input[name="name"]')
  await page.keyboard.type('键盘')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/import/)
  await tabTo(page, 'textarea[name="zhText"]')
  await page.keyboard.insertText(ZH)
  await tabTo(page, 'textarea[name="enText"]')
  await page.keyboard.insertText(EN)
  await tabTo(page, 'section[aria-labelledby="h-two"] button.primary')
  await page.keyboard.press('Enter')
  await reachReview(page)
  expect(await rowsOf(page)).toEqual(['open 1–1', 'open 1–1', 'open 1–1', 'open 1–1'])

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  expect(await focusedRow(page)).toBe(1)
  await page.keyboard.press('a')
  expect(await focusedRow(page)).toBe(2)
  await page.keyboard.press('r')
  await page.keyboard.press('a')
  await saved(page)
  expect(await focusedRow(page)).toBe(4)
  expect(await rowsOf(page)).toEqual(['confirmed 1–1', 'rejected 1–1', 'confirmed 1–1', 'open 1–1'])

  await page.keyboard.press('c')
  await page.keyboard.insertText('请核对数字')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await saved(page)
  await page.locator('.comments', { hasText: '请核对数字' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('z')
  await page.locator('.comments', { hasText: '请核对数字' }).waitFor({ state: 'detached' })
  await page.keyboard.press('y')
  await page.locator('.comments', { hasText: '请核对数字' }).waitFor()

  await tabTo(page, '.export-these a')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/export/)
  await tabTo(page, 'input[name="format"]')
  const download = page.waitForEvent('download')
  await tabTo(page, '#export-form button.primary')
  await page.keyboard.press('Enter')
  const csv = readFileSync(await (await download).path(), 'utf8')
  expect(csv.charCodeAt(0)).toBe(0xfeff)
  expect(csv).toContain('海湾港今年将增加三条航线。')
  expect(csv).toContain('Bay Port will add three shipping routes this year')
  await page.context().close()
})

test('a review from import to export by mouse alone', async () => {
  const page = await program.newPage('en-GB')
  await importReleases(page, program.url, 'mouse')
  await page.locator('tr[data-row]').nth(0).locator('button[value="confirm"]').click()
  await page.locator('tr[data-row]').nth(1).locator('td[data-side="zh"]').click()
  await page.locator('.tool-reject').click()
  await saved(page)
  expect(await rowsOf(page)).toEqual(['confirmed 1–1', 'rejected 1–1', 'open 1–1', 'open 1–1'])

  await page.locator('tr[data-row]').nth(2).locator('td[data-side="zh"]').click()
  await page.locator('.panel h2', { hasText: '3' }).waitFor()
  await page.locator('a[data-do="merge"]').click()
  expect(await page.locator('#do-merge .preview').first().innerText()).toContain('疏浚不会影响候鸟的栖息地。')
  await page.locator('#do-merge button[value="merge"]').first().click()
  await page.locator('tr[data-shape="2–2"]').waitFor()
  await page.locator('#undo button').click()
  await page.locator('tr[data-shape="2–2"]').waitFor({ state: 'detached' })
  await saved(page)
  expect(await rowsOf(page)).toEqual(['confirmed 1–1', 'rejected 1–1', 'open 1–1', 'open 1–1'])

  await page.locator('select[name="status"]').selectOption('confirmed')
  await page.waitForURL(/status=confirmed/)
  await page.locator('tr[data-row]').nth(1).waitFor({ state: 'detached' })
  expect(await rowsOf(page)).toEqual(['confirmed 1–1'])
  await page.locator('.export-these a').click()
  await page.locator('input[value="tsv"]').click()
  const download = page.waitForEvent('download')
  await page.locator('#export-form button.primary').click()
  const tsv = readFileSync(await (await download).path(), 'utf8')
  expect(tsv).toContain('海湾港今年将增加三条航线。')
  expect(tsv).not.toContain('疏浚')
  await page.context().close()
})

test('a review from import to export without JavaScript', async () => {
  const context = await program.newContext({ javaScriptEnabled: false, locale: 'en-GB', viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await importReleases(page, program.url, 'forms')
  await page.locator('tr[data-row]').nth(0).locator('button[value="confirm"]').click()
  await page.locator('tr[data-row]').nth(0).and(page.locator('[data-verdict="confirmed"]')).waitFor()
  expect(await page.locator('.row.is-active .row-number').innerText()).toContain('2')
  await page.locator('.tool-reject').click()
  await page.locator('tr[data-row]').nth(1).and(page.locator('[data-verdict="rejected"]')).waitFor()
  await page.locator('#undo button').click()
  await page.locator('tr[data-row]').nth(1).and(page.locator('[data-verdict="open"]')).waitFor()
  await page.locator('tr[data-row]').nth(2).locator('a.row-number').click()
  await page.locator('#do-merge > summary').click()
  await page.locator('#do-merge button[value="merge"]').first().click()
  await page.locator('tr[data-shape="2–2"]').waitFor()
  expect(await page.locator('.notice').innerText()).toContain('Merged')
  await page.locator('.export-these a').click()
  await page.locator('input[value="jsonl"]').click()
  const download = page.waitForEvent('download')
  await page.locator('#export-form button.primary').click()
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\n')
  expect(lines.map((line) => typeof JSON.parse(line))).toEqual(['object', 'object', 'object'])
  await context.close()
})

test('at 320 px one pane is seen at a time, and a whole row can be decided', async () => {
  const context = await program.newContext({ locale: 'zh-CN', viewport: { width: 320, height: 640 }, hasTouch: true })
  const page = await context.newPage()
  await importReleases(page, program.url, '手机')
  expect(await page.locator('#drawer').isVisible()).toBe(false)
  await page.locator('tr[data-row]').nth(0).locator('button[value="confirm"]').tap()
  await saved(page)
  expect((await rowsOf(page))[0]).toBe('confirmed 1–1')
  await page.locator('[data-tab="drawer"]').tap()
  expect(await page.locator('#pairs').isVisible()).toBe(false)
  expect(await page.locator('.panel').isVisible()).toBe(true)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  const small = await page.locator('a:visible, button:visible, summary:visible, select:visible').evaluateAll((targets) =>
    targets.flatMap((target) => {
      const { width, height } = target.getBoundingClientRect()
      const isInText = target.closest('p, li, dd') !== null && getComputedStyle(target).display === 'inline'
      return isInText || (width >= 24 && height >= 24) ? [] : [`${target.outerHTML.slice(0, 80)} ${width}×${height}`]
    }),
  )
  expect(small).toEqual([])
  await context.close()
})

/** Tab, until the element has the focus: fails where it cannot be reached. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
  }
  throw new Error(`Tab does not reach ${selector}`)
}

/** Number, from 1, of the row that has the focus. */
function focusedRow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll('tr[data-row]')]
    return rows.findIndex((row) => row.contains(document.activeElement)) + 1
  })
}
