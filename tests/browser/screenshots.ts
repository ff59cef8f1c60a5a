import { mkdirSync } from 'node:fs'
import { launchChromium } from './chromium.ts'
import { startProgram } from './program.ts'

/**
 * Pictures of the main pages of the running program, in both languages, light and dark, wide and narrow, into a folder; with
 * `--readme FILE` only the one that the README shows. To look at, not to compare: fonts differ from machine to machine.
 */
const [first = 'screenshots', second] = process.argv.slice(2)
const readme = first === '--readme' ? second : undefined
const looks = (['zh', 'en'] as const).flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((theme) => [1440, 390].map((width) => ({ locale, theme, width }))),
)
if (readme === undefined) mkdirSync(first, { recursive: true })

const program = await startProgram()
const browser = await launchChromium()
try {
  for (const { locale, theme, width } of readme === undefined
    ? looks
    : [{ locale: 'en', theme: 'light', width: 1440 } as const]) {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: theme,
      locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const shoot = async (name: string, path: string) => {
      await page.goto(program.url + path)
      await page.waitForTimeout(300)
      await page.screenshot({ path: readme ?? `${first}/${name}-${width}-${locale}-${theme}.png` })
    }
    await page.goto(program.url)
    const samples = page.locator('.project-card h2 a')
    await samples.waitFor()
    const project = (await samples.getAttribute('href')) ?? ''
    await page.goto(`${program.url}${project}/review`)
    // The samples come in one by one at the first start.
    while ((await page.locator('tr[data-row]').count()) < 20) {
      await page.waitForTimeout(500)
      await page.reload()
    }
    if (readme === undefined) {
      for (const [name, path] of [
        ['projects', '/'],
        ['project', project],
        ['import', `${project}/import`],
        ['review', `${project}/review`],
        ['speakers', `${project}/speakers`],
        ['glossary', `${project}/glossary`],
        ['history', `${project}/history`],
        ['export', `${project}/export`],
        ['settings', '/settings'],
        ['help', '/help'],
        ['missing', '/nowhere'],
      ] as const) {
        await shoot(name, path)
      }
      await page.goto(program.url + project)
      await shoot('document', (await page.locator('.bitext-docs a').first().getAttribute('href')) ?? '/')
    } else {
      await page.locator('.who input[name="reviewer"]').fill('Wen')
      await page.locator('.who button').click()
      await page.locator('.tour button').click()
      await page.locator('.tour').waitFor({ state: 'detached' })
      for (const i of [0, 1]) await page.locator('tr[data-row].is-open button[value="confirm"]').nth(i).click()
      await page.locator('tr[data-shape="1–1"].is-open td[data-side="zh"]').first().click()
      await page.waitForTimeout(1_000)
      await page.reload()
      await page.waitForTimeout(500)
      await page.screenshot({ path: readme })
    }
    await context.close()
  }
} finally {
  await browser.close()
  await program.stop()
}
