import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { ENCODINGS } from '../../formats/decode.ts'
import { tell } from '../../model/problems.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { openEventStream } from '../event-stream.ts'
import { count, line, operationId, parseBody } from '../forms.ts'
import { type Arrived, runImport } from '../import-job.ts'
import { isDone, type Job } from '../jobs.ts'
import { localeOf } from '../locale.ts'
import type { ImportOutcome, ImportPage } from '../pages/import.ts'
import type { JobPage } from '../pages/job.ts'
import { paths } from '../pages/paths.ts'
import type { Locale } from '../pages/shell.ts'
import { type Reader, refOf } from '../present/reader.ts'
import { show, wantsJson, wordsFor } from '../show.ts'
import { filesOf, uploadOf } from '../upload.ts'
import { answer, param, routesOn } from './route.ts'

const encoding = z.enum(ENCODINGS).or(z.literal('')).optional()
const pasted = z.string().optional().default('')

const IMPORT = z.object({
  operation: operationId.optional(),
  zhTitle: line(300).optional().default(''),
  enTitle: line(300).optional().default(''),
  zhText: pasted,
  enText: pasted,
  text: pasted,
  encoding,
})
const AGAIN = z.object({ file: count, encoding: z.enum(ENCODINGS) })

const MOST_FILES = 200
const TOTAL_TO_FILE = 4
const REFRESH_SECONDS = 1

/** Import by paste and upload, and the page that waits for it. */
export function importRoutes(router: Router, desk: Desk): void {
  const { get, post, getIn, postIn } = routesOn(router, desk)
  const { services, jobs } = desk
  const fileBytes = services.maxFileBytes
  const upload = uploadOf(desk, { fileBytes, files: MOST_FILES, totalBytes: fileBytes * TOTAL_TO_FILE })

  const startImport = (reader: Reader, arrived: readonly Arrived[], id: string): Job =>
    jobs.find(id) ??
    jobs.start(
      {
        id,
        project: reader.project.id,
        label: reader.t('job.import', { count: arrived.length }),
        next: paths.review(reader.project.id),
      },
      (report) => runImport(services, reader.project.id, arrived, report),
    )

  getIn('/import', (req, res, reader) =>
    showImport(req, res, reader, { zhTitle: '', zhText: '', enTitle: '', enText: '', text: '' }),
  )

  postIn(
    '/import',
    async (req, res, reader) => {
      const form = parseBody(req, IMPORT)
      if (!form.ok) return refuse(desk, req, res, form.problem)
      const arrived = arrivedOf(req, form.value, reader)
      if (arrived.length === 0) {
        const { zhTitle, zhText, enTitle, enText, text } = form.value
        const message = tell({ code: 'INPUT_EMPTY' }, reader.locale)
        const outcome: ImportOutcome = { ...NO_OUTCOME, code: 'INPUT_EMPTY', message }
        return showImport(req, res, reader, { zhTitle, zhText, enTitle, enText, text }, [outcome])
      }
      // The operation's id is the job's: a form sent twice waits for one import.
      const job = startImport(reader, arrived, form.value.operation ?? services.newId())
      answer(req, res, { to: paths.job(job.id), json: { job: job.id }, status: wantsJson(req) ? 202 : 303 })
    },
    upload,
  )

  get('/jobs/:job', async (req, res) => {
    const job = jobs.find(param(req, 'job'))
    if (job === undefined) return refuse(desk, req, res, { code: 'NOT_FOUND', detail: param(req, 'job') })
    const model = jobModel(job, localeOf(req, res))
    if (wantsJson(req)) {
      const { percent, step, done, href } = model.job
      res.json({ percent, step, done, href, outcomes: model.outcomes, found: model.found })
      return
    }
    const project = await services.store.projects.get(job.project)
    if (!model.job.done) res.set('Refresh', String(REFRESH_SECONDS))
    await show(desk, req, res, {
      page: 'job',
      section: 'import',
      model,
      ...(project.ok ? { project: refOf(project.value) } : {}),
    })
  })

  get('/jobs/:job/events', async (req, res) => {
    const job = jobs.find(param(req, 'job'))
    if (job === undefined) return refuse(desk, req, res, { code: 'NOT_FOUND', detail: param(req, 'job') })
    const locale = localeOf(req, res)
    const stream = openEventStream(res, () => unfollow())
    const tellOf = (now: Job) => {
      stream.send('progress', jobModel(now, locale).job)
      if (isDone(now)) stream.close()
    }
    const unfollow = jobs.follow(job.id, tellOf)
    tellOf(job)
  })

  post('/jobs/:job/again', async (req, res) => {
    const form = parseBody(req, AGAIN)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const job = jobs.find(param(req, 'job'))
    const outcome = job?.outcomes[form.value.file]
    if (job === undefined || outcome === undefined || outcome.held === null) {
      return refuse(desk, req, res, { code: 'NOT_FOUND', detail: param(req, 'job') })
    }
    const arrived: Arrived = { file: outcome.file, bytes: outcome.held, encoding: form.value.encoding }
    const label = wordsFor(desk, req, res)('job.import', { count: 1 })
    const next = jobs.start({ id: services.newId(), project: job.project, label, next: job.next }, (report) =>
      runImport(services, job.project, [arrived], report),
    )
    answer(req, res, { to: paths.job(next.id), json: { job: next.id }, status: wantsJson(req) ? 202 : 303 })
  })

  async function showImport(
    req: Request,
    res: Response,
    reader: Reader,
    typed: ImportPage['typed'],
    outcomes: readonly ImportOutcome[] = [],
  ) {
    await show(desk, req, res, {
      page: 'import',
      section: 'import',
      project: refOf(reader.project),
      status: outcomes.length > 0 ? 422 : 200,
      model: {
        project: refOf(reader.project),
        operation: services.newId(),
        typed,
        encodings: ENCODINGS,
        maxBytes: fileBytes,
        outcomes,
      },
    })
  }
}

const NO_OUTCOME: ImportOutcome = {
  file: '',
  result: 'refused',
  encoding: null,
  code: null,
  message: null,
  guesses: [],
  percent: null,
  again: null,
}

/** The files of an upload, or the pasted texts as files of their own. */
function arrivedOf(req: Request, form: z.infer<typeof IMPORT>, reader: Reader): readonly Arrived[] {
  const uploaded = filesOf(req).filter(({ field }) => field === 'files')
  const chosen = form.encoding === undefined || form.encoding === '' ? {} : { encoding: form.encoding }
  const paste = (text: string, title: string, untitled: string): readonly Arrived[] => {
    if (text.trim() === '') return []
    return [
      { file: `${title === '' ? untitled : title.replace(/[/\\]/gu, ' ')}.txt`, bytes: Buffer.from(text), encoding: 'utf-8' },
    ]
  }
  return [
    ...uploaded.map(({ name, bytes }) => ({ file: name, bytes, ...chosen })),
    ...paste(form.zhText, form.zhTitle, reader.t('import.pasted-zh')),
    ...paste(form.enText, form.enTitle, reader.t('import.pasted-en')),
    ...paste(form.text, '', reader.t('import.pasted')),
  ]
}

function jobModel(job: Job, locale: Locale): Omit<JobPage, 'shell'> {
  const outcomes = job.outcomes.map(
    (outcome, i): ImportOutcome => ({
      file: outcome.file,
      result: outcome.result,
      encoding: outcome.encoding,
      percent: outcome.confidence === null ? null : Math.round(outcome.confidence * 100),
      code: outcome.problem?.code ?? null,
      message: outcome.problem === null ? null : tell(outcome.problem, locale),
      guesses: outcome.guesses,
      again: outcome.held === null ? null : { action: `${paths.job(job.id)}/again`, file: i },
    }),
  )
  const found = Object.entries(job.found ?? {}).map(([key, number]) => ({
    key: key as keyof NonNullable<Job['found']>,
    count: number,
  }))
  return {
    job: { id: job.id, label: job.label, percent: job.percent, step: job.step, done: isDone(job), href: job.next },
    outcomes,
    found,
  }
}
