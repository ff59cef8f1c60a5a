import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import express from 'express'
import helmet from 'helmet'
import { openViews, type Pages } from '../../src/web/pages/render.ts'
import type { Locale, Theme } from '../../src/web/pages/shell.ts'
import { fixturePages } from './fixtures/pages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Serves every view with its fixture under /<page>?locale=&theme=, with the program's own content security policy. */
export async function openFixtureApp(
  assets = `${root}dist/assets`,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const views = openViews(`${root}views`)
  const app = express()
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          'default-src': ["'self'"],
          'script-src': ["'self'"],
          'style-src': ["'self'"],
          'upgrade-insecure-requests': null,
        },
      },
    }),
  )
  app.use('/assets', express.static(`${root}views/assets`), express.static(assets))
  app.get('/projects/:project/events', (_req, res) => res.status(204).end())
  app.get('/:page', async (req, res) => {
    const locale: Locale = req.query['locale'] === 'zh' ? 'zh' : 'en'
    const theme: Theme = req.query['theme'] === 'dark' ? 'dark' : 'light'
    const pages = fixturePages(locale, theme)
    const page = req.params.page as keyof Pages
    res.type('html').send(await views.render(page, pages[page]))
  })
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { url: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
