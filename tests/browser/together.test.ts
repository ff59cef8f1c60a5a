import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { importReleases, programInBrowser, rowsOf, saved } from './program.ts'

const program = programInBrowser()

test("another's decision and whereabouts appear without a reload", async () => {
  const anna = await reviewer('Anna')
  await importReleases(anna, program.url, 'live')
  await introduce(anna, 'Anna')
  const ben = await reviewer('Ben')
  await ben.goto(anna.url())
  await introduce(ben, 'Ben')
  await anna.locator('[data-people] li', { hasText: 'Ben' }).waitFor()

  await anna.locator('tr[data-row]').nth(1).locator('td[data-side="zh"]').click()
  await anna.keyboard.press('a')
  await saved(anna)
  await ben.locator('tr[data-row]').nth(1).and(ben.locator('[data-verdict="confirmed"]')).waitFor()
  expect(await ben.locator('#live').textContent()).toContain('Anna')
  await Promise.all([anna.context().close(), ben.context().close()])
})

test('a tab that nobody looks at gives its line back, and catches up when it is looked at again', async () => {
  const anna = await reviewer('Anna')
  await importReleases(anna, program.url, 'hidden')
  await introduce(anna, 'Anna')
  const ben = await reviewer('Ben')
  await ben.goto(anna.url())
  await introduce(ben, 'Ben')
  await anna.locator('[data-people] li', { hasText: 'Ben' }).waitFor()
  await hide(ben, true)
  await anna.locator('[data-people] li', { hasText: 'Ben' }).waitFor({ state: 'detached' })

  await anna.locator('tr[data-row]').nth(1).locator('td[data-side="zh"]').click()
  await anna.keyboard.press('a')
  await saved(anna)
  expect(await ben.locator('tr[data-row][data-verdict="confirmed"]').count()).toBe(0)
  await hide(ben, false)
  await ben.locator('tr[data-row]').nth(1).and(ben.locator('[data-verdict="confirmed"]')).waitFor()
  await anna.locator('[data-people] li', { hasText: 'Ben' }).waitFor()
  await Promise.all([anna.context().close(), ben.context().close()])
})

test('an act is shown at once, whatever the server takes', async () => {
  const anna = await reviewer('Anna')
  await importReleases(anna, program.url, 'at once')
  await introduce(anna, 'Anna')
  await anna.route('**/decisions', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await anna.locator('tr[data-row]').nth(0).locator('td[data-side="zh"]').click()
  // In one task: what is seen when the key handler has returned is what is painted next.
  const [isShown, milliseconds] = (await anna.evaluate(`(() => {
    const row = document.querySelector('tr[data-row]')
    const started = performance.now()
    row.querySelector('.row-acts button[value="confirm"]').click()
    const isShown = row.classList.contains('is-confirmed') && !row.classList.contains('is-active')
    return [isShown && row.offsetHeight > 0, performance.now() - started]
  })()`)) as [boolean, number]
  expect(isShown).toBe(true)
  expect(milliseconds).toBeLessThan(50)
  await saved(anna)
  await anna.context().close()
})

test('two browsers on one pair: the later one sees both states, keeps what was typed, and can decide again', async () => {
  const anna = await reviewer('Anna')
  await importReleases(anna, program.url, 'conflict')
  await introduce(anna, 'Anna')
  const ben = await reviewer('Ben')
  // Ben's line to the server is down: he cannot know.
  await ben.route('**/events*', (route) => route.abort())
  await ben.goto(anna.url())
  await introduce(ben, 'Ben')

  await anna.locator('tr[data-row]').nth(0).locator('button[value="reject"]').click()
  await saved(anna)
  await ben.locator('tr[data-row]').nth(0).locator('td[data-side="zh"]').click()
  await ben.keyboard.press('e')
  await ben.locator('form[data-side="zh"] input[name="speakerName"]').fill('Captain Lin')
  await ben.keyboard.press('Enter')
  const dialog = ben.locator('#answer[open]')
  await dialog.waitFor()
  const said = await dialog.innerText()
  expect(said).toContain('Anna')
  expect(said).toContain('Rejected')
  expect(said).toContain('Captain Lin')
  await dialog.locator('button.primary').click()
  await ben.locator('tr[data-row]').nth(0).locator('.quote-speaker', { hasText: 'Captain Lin' }).waitFor()
  expect((await rowsOf(ben))[0]).toBe('rejected 1–1')
  await Promise.all([anna.context().close(), ben.context().close()])
})

test('while the server cannot be reached nothing is lost, and it is said; one act is one decision', async () => {
  const page = await reviewer('Cao')
  await importReleases(page, program.url, 'offline')
  let refused = 0
  await page.route('**/decisions', async (route) => {
    refused++
    if (refused === 1) {
      // The answer is lost, the decision is not: the same operation comes again.
      await route.fetch()
      await route.abort()
    } else if (refused === 2) await route.abort()
    else await route.continue()
  })
  await page.locator('tr[data-row]').nth(0).locator('button[value="confirm"]').click()
  await page.locator('#save-state[data-state="waiting"]').waitFor()
  await saved(page)
  expect((await rowsOf(page))[0]).toBe('confirmed 1–1')
  await page.goto(page.url().replace(/\/review.*/, '/history'))
  expect(await page.locator('.entry', { hasText: 'Confirmed' }).count()).toBe(1)
  await page.context().close()
})

test('what is typed and not sent is there again after a reload', async () => {
  const page = await reviewer('Dai')
  await importReleases(page, program.url, 'drafts')
  await page.keyboard.press('c')
  await page.keyboard.type('not sent yet')
  await page.locator('#save-state[data-state="typed"]').waitFor()
  await page.reload()
  expect(await page.locator('#comment-text').inputValue()).toBe('not sent yet')
  await page.context().close()
})

async function reviewer(_name: string): Promise<Page> {
  const page = await program.newPage()
  page.context().setDefaultTimeout(15_000)
  return page
}

async function introduce(page: Page, name: string): Promise<void> {
  await page.locator('.who input[name="reviewer"]').fill(name)
  await page.locator('.who button').click()
  await page.locator('.who').waitFor({ state: 'detached' })
  await page.locator('html.has-script').waitFor()
}

/** Chromium shows every page that a test opens: the page is told that it is hidden. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} })
    document.dispatchEvent(new Event('visibilitychange'))`)
}
