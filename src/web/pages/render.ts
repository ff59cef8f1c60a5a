import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConflictPage } from './conflict.ts'
import type { DocumentPage } from './document.ts'
import type { ExportPage } from './export.ts'
import type { GlossaryPage } from './glossary.ts'
import type { HelpPage } from './help.ts'
import type { HistoryPage } from './history.ts'
import type { ImportPage } from './import.ts'
import type { JobPage } from './job.ts'
import type { MatchesPage } from './matches.ts'
import { paths } from './paths.ts'
import type { ProblemPage } from './problem.ts'
import type { ProjectPage } from './project.ts'
import type { ProjectsPage } from './projects.ts'
import type { ReviewPage } from './review.ts'
import type { RowPage } from './row.ts'
import type { SettingsPage } from './settings.ts'
import type { Locale, Shell } from './shell.ts'
import type { SpeakersPage } from './speakers.ts'
import { openTemplates } from './templates.ts'
import { type Translate, translator, type Words } from './translate.ts'

/** Every view under views/pages and the model that it prints. */
export interface Pages {
  readonly projects: ProjectsPage
  readonly project: ProjectPage
  readonly import: ImportPage
  readonly job: JobPage
  readonly document: DocumentPage
  readonly matches: MatchesPage
  readonly review: ReviewPage
  readonly row: RowPage
  readonly speakers: SpeakersPage
  readonly glossary: GlossaryPage
  readonly history: HistoryPage
  readonly export: ExportPage
  readonly settings: SettingsPage
  readonly help: HelpPage
  readonly problem: ProblemPage
  readonly conflict: ConflictPage
}

export interface Views {
  /** The page as HTML. Throws where a view and its model do not fit: that is a bug. */
  readonly render: <P extends keyof Pages>(page: P, model: Pages[P]) => Promise<string>
  /** The interface's words, for notices that a route says. */
  readonly words: Readonly<Record<Locale, Translate>>
}

/** The views of a folder (`views/`), each compiled once. */
export function openViews(folder: string): Views {
  const words = { zh: wordsIn(folder, 'zh'), en: wordsIn(folder, 'en') }
  const print = openTemplates(folder)
  return {
    words,
    render: async (page, model) => {
      const shell: Shell = model.shell
      return print(`pages/${page}`, { m: model, shell, ...helpersFor(shell.locale, words[shell.locale]) })
    },
  }
}

// Making one takes longer than a page has.
const FORMATS = { zh: formatsFor('zh-CN'), en: formatsFor('en-GB') }

function formatsFor(tag: string) {
  return {
    times: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
    numbers: new Intl.NumberFormat(tag),
  }
}

/** What a view can call besides printing its model. */
function helpersFor(locale: Locale, t: Translate) {
  const { times, numbers } = FORMATS[locale]
  let forms = 0
  return {
    t,
    to: paths,
    /** A time in UTC; the browser turns it into the reader's own. */
    when: (at: number) => times.format(at),
    iso: (at: number) => new Date(at).toISOString(),
    number: (value: number) => numbers.format(value),
    /** A number of its own for each form of a page: what follows the page's `operation`. */
    serial: () => ++forms,
    share: (part: number, total: number) => (total === 0 ? 0 : Math.round((part / total) * 1000) / 10),
  }
}

function wordsIn(folder: string, locale: Locale): Translate {
  return translator(JSON.parse(readFileSync(join(folder, 'locales', `${locale}.json`), 'utf8')) as Words, locale)
}
