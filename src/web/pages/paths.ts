/**
 * Every address of the program, and what its forms send. Views get these functions as `to`; the routes are the same strings.
 *
 * Every form sends `csrf`, `back` (path and query to return to, 303; only paths of this server) and, where it changes anything,
 * `operation`: the decision's id is `<operation>.<verb>`, so a form sent twice is one decision. Without JavaScript the server
 * prints a fresh `operation` into each page; with it the browser makes one for each act and repeats it when it tries again.
 * A write that names a version that is no longer the newest is answered 409 with the `conflict` page.
 * After a write on a row the redirect is `back` with `row=<row to be active now>` and `#row-<id>`: for confirm and reject the
 * next row, for the others the row itself or the one that came of it.
 *
 * POST decisions(p) — `verb`, `row`, `version` (of the row, as seen), `basis`, and by verb:
 *   confirm, reject, reopen — nothing more
 *   link      — `quotation` (joins this row), or `row2` + `version2`
 *   unlink    — `quotation` (leaves to a row of its own); absent: the row falls apart into one row a quotation
 *   merge     — `row2`, `version2`: the row joined to this one
 *   split     — `out` (repeated): quotations that go to a new row below; or `quotation` + `at`: cut the quotation's words there,
 *               `at` in UTF-16 units of the document
 *   move      — `quotation`, `direction` up | down: it goes to the neighbouring row
 *   swap      — `row2`, `version2`: the English sides change places
 *   edit      — `quotation`, `start`, `end` (repeated, one pair a part), `type`, `speaker` (id, empty: unknown) or `speakerName`
 *   comment   — `text`
 *   bookmark  — `value` on | off
 * POST bulk(p)    — `above` (whole percent), the filters of `back`: confirms the open rows at or above it; one decision, `verb=confirm`
 * POST realign(p) — `bitext`: confirmed rows stay, the rest is paired again
 * POST undo(p), redo(p) — `operation`, `back`; the newest decision of this reviewer, or `decision` (its id)
 * POST corrections(p, doc) — `what`:
 *   metadata   — `title`, `date`, `place`, `outlet`, `version`
 *   segment    — `segment`, `lang` zh | en | other, `role`, `version`
 *   quotation  — as `edit` above, with `quotation`, `version`
 *   add        — `words` (found in the text; must occur once) or `start` + `end`; `type`, `speaker` or `speakerName`
 *   remove     — `quotation`, `version`
 *   counterpart — `other` (id of the document that translates this one; empty: none)
 * POST speakers(p) — `what`: names (`speaker`, `zh`, `en`, `kind`, `version`) | merge (`speaker`, `into`, `version`) | split (`speaker`, `version`)
 * POST glossary(p) — `what`: add (`zh`, `en`, `note`) | change (`term`, `zh`, `en`, `note`, `version`) | remove (`term`, `version`) | import (file `file`)
 * GET  glossaryFile(p, csv | tbx)
 * POST projects — `name`: a new project, then its import page
 * POST import(p) — multipart: `files` (repeated), or `zhText` + `enText` (+ `zhTitle`, `enTitle`), or `text` (both languages in one);
 *                  `encoding` (empty: guess); redirects to job(id), or with no pairs to be made to the project
 * GET  exportFile(p) — `format`, and the filters of the review page; a download
 * POST settings — any of `locale`, `theme`, `variant`, `reviewer`, `keys` on | off, `key.<action>`, `keysReset`, `tour` done | again
 * GET  events(p) — server-sent events: `change` {rows: [id], by, seq}, `presence` {people: [{name, row}]}, `job` {id}
 *                  `?row=<id>` says where this reader is.
 */
export const paths = {
  home: () => '/',
  project: (p: string) => `/projects/${seg(p)}`,
  import: (p: string) => `/projects/${seg(p)}/import`,
  document: (p: string, doc: string, query: Query = {}) => `/projects/${seg(p)}/documents/${seg(doc)}${queryOf(query)}`,
  corrections: (p: string, doc: string) => `/projects/${seg(p)}/documents/${seg(doc)}/corrections`,
  /** Documents without a counterpart that may translate each other. */
  matches: (p: string) => `/projects/${seg(p)}/matches`,
  review: (p: string, query: Query = {}) => `/projects/${seg(p)}/review${queryOf(query)}`,
  row: (p: string, row: string, query: Query = {}) => `/projects/${seg(p)}/rows/${seg(row)}${queryOf(query)}`,
  decisions: (p: string) => `/projects/${seg(p)}/decisions`,
  bulk: (p: string) => `/projects/${seg(p)}/bulk`,
  realign: (p: string) => `/projects/${seg(p)}/realign`,
  undo: (p: string) => `/projects/${seg(p)}/undo`,
  redo: (p: string) => `/projects/${seg(p)}/redo`,
  speakers: (p: string, query: Query = {}) => `/projects/${seg(p)}/speakers${queryOf(query)}`,
  glossary: (p: string) => `/projects/${seg(p)}/glossary`,
  glossaryFile: (p: string, format: 'csv' | 'tbx') => `/projects/${seg(p)}/glossary.${format}`,
  history: (p: string, query: Query = {}) => `/projects/${seg(p)}/history${queryOf(query)}`,
  export: (p: string, query: Query = {}) => `/projects/${seg(p)}/export${queryOf(query)}`,
  exportFile: (p: string, query: Query = {}) => `/projects/${seg(p)}/export/file${queryOf(query)}`,
  events: (p: string) => `/projects/${seg(p)}/events`,
  job: (id: string) => `/jobs/${seg(id)}`,
  settings: () => '/settings',
  help: () => '/help',
} as const

export type Query = Readonly<Record<string, string | number | undefined>>

/** `?a=1&b=2`; what is undefined or empty is left out; nothing at all gives the empty string. */
function queryOf(query: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') params.set(name, String(value))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

function seg(id: string): string {
  return encodeURIComponent(id)
}
