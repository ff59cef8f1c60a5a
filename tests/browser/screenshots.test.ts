import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { launchChromium } from './chromium.ts'
import { type Program, saved, startProgram } from './program.ts'

/*
 * Pictures of the running program with its samples, to be looked at: `SCREENSHOTS=<folder> npx vitest run
 * tests/browser/screenshots.test.ts` after a build. The README's own is made anew with them.
 */
const folder = process.env['SCREENSHOTS']
const readme = fileURLToPath(new URL('../../views/screenshot.png', import.meta.url))
const looks = (['zh-CN', 'en-GB'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ locale, theme, width }))),
)

describe.skipIf(folder === undefined)('pictures', () => {
  let program: Program
  let browser: Browser
  let project: string

  beforeAll(async () => {
    mkdirSync(folder ?? '', { recursive: true })
    program = await startProgram()
    browser = await launchChromium()
    const page = await browser.newPage()
    // The samples come in one by one at the first start: done is when nothing more comes.
    let counted = ''
    await vi.waitUntil(
      async () => {
        await page.goto(program.url)
        const before = counted
        counted = (await page.locator('.project-card .faint').allInnerTexts()).join()
        return counted !== '' && counted === before
      },
      { timeout: 100_000, interval: 4_000 },
    )
    project = (await page.locator('.project-card h2 a').getAttribute('href')) ?? ''
    await page.close()
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })

  for (const { locale, theme, width } of looks) {
    test(`${locale}, ${theme}, ${width} px: nothing is wider than the window`, async () => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: theme,
        locale,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await page.goto(program.url + project)
      const document = (await page.locator('.bitext-docs a').first().getAttribute('href')) ?? ''
      const pages: readonly (readonly [string, string])[] = [
        ['projects', '/'],
        ['project', project],
        ['document', document],
        ...['import', 'review', 'speakers', 'glossary', 'history', 'export'].map((name) => [name, `${project}/${name}`] as const),
        ['settings', '/settings'],
        ['help', '/help'],
        ['missing', '/nowhere'],
      ]
      for (const [name, path] of pages) {
        await page.goto(program.url + path)
        await page.waitForTimeout(200)
        await page.screenshot({ path: `${folder}/${name}-${width}-${locale}-${theme}.png` })
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), name).toBeLessThanOrEqual(0)
      }
      await context.close()
    })
  }

  test("the README's", async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(`${program.url}${project}/review`)
    await introduce(page, 'Wen')
    await page.locator('.tour button').click()
    await page.locator('.tour').waitFor({ state: 'detached' })
    await saved(page)
    for (let i = 0; i < 3; i++) await page.locator('.is-open.row[data-shape="1–1"] button[value="confirm"]').first().click()
    await saved(page)
    await page.locator('.is-open.row[data-shape="1–1"] td[data-side="zh"]').first().click()
    await page.waitForTimeout(1_000)
    await page.reload()
    await page.evaluate('scrollTo(0, 0)')
    await page.waitForTimeout(500)
    await page.screenshot({ path: readme })
    expect(await page.locator('.row.is-confirmed').count()).toBe(3)
    await context.close()
  })
})

async function introduce(page: Page, name: string): Promise<void> {
  await page.locator('.who input[name="reviewer"]').fill(name)
  await page.locator('.who button').click()
  await page.locator('.who').waitFor({ state: 'detached' })
  await page.locator('html.has-script').waitFor()
}
