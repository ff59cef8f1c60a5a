import { expect, test } from 'vitest'
import { importReleases, programInBrowser, rowsOf, saved } from './program.ts'

const program = programInBrowser()

test('keys rest while an input method composes, and a moment after', async () => {
  const page = await program.newPage()
  await importReleases(page, program.url, '输入法')
  const untouched = ['open 1–1', 'open 1–1', 'open 1–1', 'open 1–1']
  await page.keyboard.press('ArrowDown')
  await page.evaluate(() => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }))
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', isComposing: true, bubbles: true, cancelable: true }))
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', keyCode: 229, bubbles: true, cancelable: true }))
    target.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '啊' }))
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true }))
  })
  expect(await rowsOf(page)).toEqual(untouched)

  // Keys wake again a moment after a composition. A real composition in the comment field: Enter takes the candidate and sends nothing.
  await page.waitForTimeout(200)
  await page.keyboard.press('c')
  await page.locator('#comment-text:focus').waitFor()
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: 'shu', selectionStart: 3, selectionEnd: 3 })
  await input.send('Input.insertText', { text: '数字不对' })
  expect(await page.locator('#comment-text').inputValue()).toBe('数字不对')
  expect(await rowsOf(page)).toEqual(untouched)
  expect(await page.locator('.comments').count()).toBe(0)

  await page.waitForTimeout(200)
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await saved(page)
  expect((await rowsOf(page)).filter((row) => row.startsWith('confirmed'))).toHaveLength(1)
  await page.context().close()
})

test('a key can be given to another act, and all can be switched off', async () => {
  const page = await program.newPage()
  await importReleases(page, program.url, 'remap')
  const review = page.url()
  await page.goto(`${program.url}/settings`)
  await page.locator('input[name="key.confirm"]').focus()
  await page.keyboard.press('j')
  await page.locator('#keys button.primary').click()
  await page.locator('.notice').waitFor()
  expect(await page.locator('input[name="key.confirm"]').inputValue()).toBe('j')
  await page.goto(review)
  await page.keyboard.press('a')
  await page.keyboard.press('j')
  await saved(page)
  expect((await rowsOf(page)).filter((row) => row.startsWith('confirmed'))).toHaveLength(1)

  await page.goto(`${program.url}/settings`)
  await page.locator('input[name="keys"][value="off"]').check()
  await page.locator('#keys button.primary').click()
  await page.goto(review)
  await page.keyboard.press('j')
  await page.keyboard.press('r')
  await saved(page)
  expect((await rowsOf(page)).filter((row) => !row.startsWith('open'))).toHaveLength(1)
  await page.context().close()
})

test('? shows the keys, Escape goes back to the row', async () => {
  const page = await program.newPage()
  await importReleases(page, program.url, 'help')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('?')
  expect(await page.locator('#help[open]').innerText()).toContain('Confirm and go on')
  await page.keyboard.press('Escape')
  await page.locator('#help[open]').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.closest('tr')?.id)).toBe(
    await page.locator('.row.is-active').getAttribute('id'),
  )
  await page.context().close()
})

test('a screen reader hears the table, its rows, what each button does and what happened', async () => {
  const page = await program.newPage()
  await importReleases(page, program.url, 'names')
  const table = page.getByRole('table', { name: 'Pairs of quotations, rows 1 to 4 of 4' })
  expect(await table.getByRole('row').count()).toBe(5)
  const headers = await table.getByRole('columnheader').allInnerTexts()
  expect(headers.map((header) => header.trim())).toEqual(['Row', 'Chinese', 'Link', 'English', 'Confidence'])
  expect(await table.getByRole('rowheader', { name: /Row 1 Open/ }).count()).toBe(1)
  for (const name of ['Search', 'Status', 'Confidence', 'Finding', 'Speaker', 'Type', 'Text pair']) {
    expect(await page.getByRole(name === 'Search' ? 'searchbox' : 'combobox', { name, exact: true }).count(), name).toBe(1)
  }
  for (const name of ['Queue', 'Pairs', 'Details'])
    expect(await page.locator('.pane').and(page.getByLabel(name)).count(), name).toBe(1)
  expect(await page.locator('td[data-side="zh"] .quote-words').first().getAttribute('lang')).toMatch(/^zh-Han/)
  expect(await page.locator('td[data-side="en"] .quote-words').first().getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: 'Confirm row 1', exact: true }).click()
  await saved(page)
  expect(await page.getByRole('status').allInnerTexts()).toContain('Confirmed')
  await page.getByRole('button', { name: 'Reopen row 1', exact: true }).waitFor()
  await page.context().close()
})
