import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openFixtureApp } from './fixture-app.ts'
import { fixturePages } from './fixtures/pages.ts'

const pages = Object.keys(fixturePages('en', 'light'))
// Every language, theme and width meets every page; not every combination of them, for axe takes its time.
const looks = [
  { locale: 'zh', theme: 'light', width: 1440, axe: true },
  { locale: 'en', theme: 'dark', width: 390, axe: true },
  { locale: 'zh', theme: 'dark', width: 320, axe: false },
  { locale: 'en', theme: 'light', width: 320, axe: false },
] as const

let app: Awaited<ReturnType<typeof openFixtureApp>>
let browser: Browser

beforeAll(async () => {
  app = await openFixtureApp()
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  app?.close()
})

for (const { locale, theme, width, axe } of looks) {
  describe.concurrent(`${locale}, ${theme}, ${width} px`, () => {
    let context: BrowserContext
    beforeAll(async () => {
      context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' })
    })
    afterAll(() => context?.close())

    for (const name of pages) {
      test(`${name}: ${axe ? 'axe finds nothing, ' : ''}nothing is wider than the window, no script is refused`, async () => {
        const page = await context.newPage()
        const complaints: string[] = []
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
        page.on('pageerror', (error) => complaints.push(error.message))
        const response = await page.goto(`${app.url}/${name}?locale=${locale}&theme=${theme}`)
        expect(response?.status()).toBe(200)
        await page.locator('details').evaluateAll((all) => {
          for (const one of all) one.setAttribute('open', '')
        })
        if (axe) expect(await findingsOf(page)).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
        expect(complaints).toEqual([])
        await page.close()
      })
    }
  })
}

async function findingsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
}
