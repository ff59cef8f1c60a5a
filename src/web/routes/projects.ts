import type { Router } from 'express'
import { z } from 'zod'
import type { Bitext, Store } from '../../store/port.ts'
import type { Desk } from '../desk.ts'
import { refuse } from '../errors.ts'
import { parseBody, someLine } from '../forms.ts'
import type { Confidence } from '../pages/confidence.ts'
import { paths } from '../pages/paths.ts'
import type { BitextCard, ProjectPage } from '../pages/project.ts'
import type { ProjectEntry } from '../pages/projects.ts'
import { documentRef } from '../present/document-ref.ts'
import { CHECK_KINDS, levelFilter } from '../present/filters.ts'
import { nameFor } from '../present/quotes.ts'
import { progressOf, type Reader, refOf } from '../present/reader.ts'
import { show } from '../show.ts'
import { answer, routesOn } from './route.ts'

const NEW_PROJECT = z.object({ name: someLine(200) })
const LEVELS: readonly Confidence['level'][] = ['sure', 'likely', 'unsure', 'weak']
const MOST_PROJECTS = 200
const MOST_BITEXTS = 200
const MOST_SPEAKERS = 8

/** The list of projects, a new one, and what is in one. */
export function projectRoutes(router: Router, desk: Desk): void {
  const { get, post, getIn } = routesOn(router, desk)
  const { store, newId, sample } = desk.services

  get('/', async (req, res) => {
    const { items } = await store.projects.list({ limit: MOST_PROJECTS })
    const projects = await Promise.all(
      items.map(async (project): Promise<ProjectEntry> => {
        const [latest] = (await store.decisions.list(project.id, { limit: 1 })).items
        const quotations = await store.projects.quotations(project.id)
        return {
          id: project.id,
          name: project.name,
          documents: project.documents,
          quotations: quotations.zh + quotations.en,
          progress: progressOf(project),
          changedAt: latest?.at ?? project.createdAt,
          sample: project.name === sample,
        }
      }),
    )
    await show(desk, req, res, { page: 'projects', section: 'projects', model: { projects } })
  })

  post('/projects', async (req, res) => {
    const form = parseBody(req, NEW_PROJECT)
    if (!form.ok) return refuse(desk, req, res, form.problem)
    const project = await store.projects.create(form.value.name)
    if (!project.ok) return refuse(desk, req, res, project.problem)
    answer(req, res, { to: paths.import(project.value.id), json: { project: project.value }, status: 201 })
  })

  getIn('', async (req, res, reader) => {
    const model = await overviewModel(reader, newId())
    const jobs = desk.jobs.under(reader.project.id).map(({ id, label, percent }) => ({ id, label, percent }))
    await show(desk, req, res, {
      page: 'project',
      section: 'overview',
      project: refOf(reader.project),
      model: { ...model, jobs },
    })
  })
}

async function overviewModel(reader: Reader, operation: string): Promise<Omit<ProjectPage, 'shell' | 'jobs'>> {
  const { store, project } = reader
  const [quotations, facets, bitexts, speakers, levels] = await Promise.all([
    store.projects.quotations(project.id),
    store.rows.facets({ project: project.id }),
    store.bitexts.list(project.id, { limit: MOST_BITEXTS }),
    store.speakers.list(project.id, { limit: MOST_SPEAKERS }),
    levelCounts(store, project.id),
  ])
  const alone = bitexts.items.flatMap((bitext) => (bitext.zh === null ? (bitext.en ?? []) : bitext.en === null ? bitext.zh : []))
  return {
    project: refOf(project),
    operation,
    progress: progressOf(project),
    counts: {
      documents: project.documents,
      quotations: quotations.zh + quotations.en,
      zh: quotations.zh,
      en: quotations.en,
      speakers: Object.keys(facets.speaker).length,
      unpaired: facets.shape.alone ?? 0,
    },
    levels,
    checks: CHECK_KINDS.map((kind) => ({ kind, count: facets.reason[`check:${kind}`] ?? 0 })),
    bitexts: bitexts.items.filter((bitext) => bitext.zh !== null && bitext.en !== null).map((bitext) => cardOf(reader, bitext)),
    single: alone.map((document) => documentRef(reader, document, null)),
    speakers: speakers.items.map((speaker) => ({
      id: speaker.id,
      name: nameFor(speaker, reader.locale),
      quotations: speaker.quotations,
    })),
  }
}

function levelCounts(store: Store, project: string): Promise<ProjectPage['levels']> {
  const counts = LEVELS.map(async (level) => ({
    level,
    count: await store.rows.count({ project, verdict: 'open', ...levelFilter(level) }),
  }))
  return Promise.all(counts)
}

function cardOf(reader: Reader, bitext: Bitext): BitextCard {
  const { id, zh, en } = bitext
  return {
    id,
    zh: zh && documentRef(reader, zh, 'zh'),
    en: en && documentRef(reader, en, 'en'),
    progress: progressOf(bitext),
  }
}
