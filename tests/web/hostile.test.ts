import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Program, startProgram } from '../browser/program.ts'

let program: Program
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program?.stop())

const SLOW_MS = 100_000
const MEGABYTE = 1024 * 1024
const bytesOf = (text: string) => Buffer.from(text)

// What is refused says why; what is taken in gives a page, whatever was found in it.
const rows = [
  { title: 'an empty file', file: 'empty.txt', bytes: Buffer.alloc(0), step: 'failed' },
  { title: 'bytes of no text', file: 'noise.txt', bytes: noise(MEGABYTE), step: 'failed' },
  {
    title: 'an archive that is none',
    file: 'broken.docx',
    bytes: Buffer.concat([bytesOf('PK\u0003\u0004'), noise(50_000)]),
    step: 'failed',
  },
  {
    title: 'ten megabytes without a full stop',
    file: 'long.txt',
    bytes: bytesOf('桥'.repeat((10 * MEGABYTE) / 3)),
    step: 'done',
  },
  { title: 'a hundred thousand marks that nothing closes', file: 'open.txt', bytes: bytesOf('“'.repeat(100_000)), step: 'done' },
  {
    title: 'a page that says it is in another encoding',
    file: 'label.html',
    bytes: bytesOf(`<meta charset="gbk"><p>${'王芳说：“桥开了。”'.repeat(20)}</p>`),
    step: null,
  },
  {
    title: 'a page a hundred thousand elements deep',
    file: 'deep.html',
    bytes: bytesOf(`<p>桥开了。${'<div>'.repeat(100_000)}桥`),
    step: null,
  },
] as const

for (const { title, file, bytes, step } of rows) {
  test(
    `${title}: told in both languages, and the server goes on`,
    async () => {
      for (const locale of ['zh', 'en'] as const) {
        const visitor = await visit(locale)
        const project = await visitor.create(`${title} ${locale}`)
        const job = await visitor.upload(project, file, bytes)
        if (step !== null) expect(job.step).toBe(step)
        if (job.step === 'failed') {
          const messages = job.outcomes.map(({ message }) => message ?? '')
          expect(messages.join('')).not.toBe('')
          for (const message of messages) expect(/\p{Script=Han}/u.test(message)).toBe(locale === 'zh')
        }
        const page = await visitor.get(`/projects/${project}/review`)
        expect(page.status).toBe(200)
        expect(await page.text()).toContain('</html>')
      }
    },
    SLOW_MS * 2,
  )
}

interface Told {
  readonly done: boolean
  readonly step: string
  readonly outcomes: readonly { readonly message: string | null }[]
}

async function visit(locale: 'zh' | 'en') {
  const language = { 'accept-language': locale }
  const first = await fetch(`${program.url}/help`, { headers: { accept: 'text/html', ...language } })
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const csrf = /data-csrf="([0-9a-f]+)"/.exec(await first.text())?.[1] ?? ''
  const headers = { ...language, cookie, accept: 'application/json' }
  const send = (path: string, body: URLSearchParams | FormData) =>
    fetch(`${program.url}${path}`, { method: 'POST', headers, body, redirect: 'manual' })
  return {
    get: (path: string) => fetch(`${program.url}${path}`, { headers: { ...headers, accept: 'text/html' } }),
    create: async (name: string) => {
      const made = await send('/projects', new URLSearchParams({ csrf, name }))
      return ((await made.json()) as { project: { id: string } }).project.id
    },
    upload: async (project: string, file: string, bytes: Buffer): Promise<Told> => {
      const form = new FormData()
      form.set('csrf', csrf)
      form.append('files', new Blob([new Uint8Array(bytes)]), file)
      const answer = await send(`/projects/${project}/import`, form)
      expect(answer.status).toBe(202)
      const { job } = (await answer.json()) as { job: string }
      for (;;) {
        const told = (await (await fetch(`${program.url}/jobs/${job}`, { headers })).json()) as Told
        if (told.done) return told
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
  }
}

/** The same bytes each time, which mean nothing in any encoding. */
function noise(length: number): Buffer {
  let state = 1
  return Buffer.from(
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return state >>> 24
    }),
  )
}
