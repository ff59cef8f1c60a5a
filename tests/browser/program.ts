import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from './chromium.ts'

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** The built program with an empty data folder of its own. */
export interface Program {
  readonly url: string
  readonly stop: () => Promise<void>
}

export async function startProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'duizhao-browser-'))
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /http:\/\/\S+/.exec(said)
      if (found !== null) resolve(found[0])
    })
    child.once('exit', () => reject(new Error(`the program ended: ${said}`)))
  })
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The program and a browser, there from before the first test of a file to after the last. */
export interface ProgramInBrowser {
  readonly url: string
  readonly newContext: (options: BrowserContextOptions) => Promise<BrowserContext>
  /** A wide window of somebody who comes for the first time. */
  readonly newPage: (locale?: string) => Promise<Page>
}

export function programInBrowser(): ProgramInBrowser {
  let program: Program
  let browser: Browser
  beforeAll(async () => {
    program = await startProgram()
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await program?.stop()
  })
  return {
    get url() {
      return program.url
    },
    newContext: (options) => browser.newContext(options),
    newPage: async (locale = 'en-GB') => {
      const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } })
      context.setDefaultTimeout(PATIENCE_MS)
      return context.newPage()
    },
  }
}

// A slow machine with other tests beside; what takes longer hangs.
const PATIENCE_MS = 45_000

/** Two invented releases of four statements each, which pair one to one. */
export const ZH = `海湾港扩建工程开工

“海湾港今年将增加三条航线。”林海生说。

“扩建工程从2月5日起分三期施工。”林海生说。

“疏浚不会影响候鸟的栖息地。”周敏说。

“居民提出的一百二十条意见，我们都听到了。”周敏说。
`
export const EN = `Work begins on the expansion of Bay Port

"Bay Port will add three shipping routes this year," Lin Haisheng said.

"The expansion work begins on Feb. 5 in three phases," Lin Haisheng said.

"Dredging will not affect the habitat of migratory birds," Zhou Min said.

"We have heard all 120 opinions that residents raised," Zhou Min said.
`

/** Makes a project and imports both releases by the import page; the page then shows their review. */
export async function importReleases(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url)
  await page.locator('input[name="name"]').fill(name)
  await page.locator('form[action="/projects"] button').click()
  await page.locator('textarea[name="zhText"]').fill(ZH)
  await page.locator('textarea[name="enText"]').fill(EN)
  await page.locator('section[aria-labelledby="h-two"] button.primary').click()
  await reachReview(page)
}

/**
 * After an import: the page of its job goes on to the review by itself, but stays where it was done before it was shown, as it does without
 * JavaScript.
 */
export async function reachReview(page: Page): Promise<void> {
  await page.waitForURL((address) => !address.pathname.endsWith('/import'))
  if (page.url().includes('/jobs/')) {
    const goOn = page.locator('[data-done] a.primary')
    await Promise.race([page.waitForURL(/\/review/), goOn.press('Enter')]).catch(() => undefined)
  }
  await page.waitForURL(/\/review/)
}

/** What each row of the page says: state, number of quotations on both sides. */
export function rowsOf(page: Page): Promise<readonly string[]> {
  return page
    .locator('tr[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) => `${(row as HTMLElement).dataset['verdict']} ${(row as HTMLElement).dataset['shape']}`),
    )
}

/** Resolves when everything that was decided has been acknowledged. */
export async function saved(page: Page): Promise<void> {
  await page.locator('#save-state').and(page.locator('[data-state="saved"], [data-state="typed"]')).waitFor()
}
