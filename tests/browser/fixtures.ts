import { confidenceOf } from '../../src/web/pages/confidence.ts'
import { DEFAULT_KEYS } from '../../src/web/pages/keys.ts'
import type { Pages } from '../../src/web/pages/render.ts'
import type { RowPanel } from '../../src/web/pages/row.ts'
import type { QuoteView, RowView } from '../../src/web/pages/row-view.ts'
import type { Mark, Run } from '../../src/web/pages/runs.ts'
import type { Choice, Locale, Progress, Shell, Theme } from '../../src/web/pages/shell.ts'

/** Every page with everything on it that it can show, for the tests of the views themselves. All texts are invented. */
export function fixturePages(locale: Locale, theme: Theme, csrf = 'token'): Pages {
  const shell = shellOf(locale, theme, csrf)
  const at = Date.UTC(2026, 1, 5, 8, 30)
  const rows = rowsOf()
  const panel = panelOf(rows, at)
  const progress: Progress = { total: 48, confirmed: 21, rejected: 3, open: 24, lookAgain: 2 }
  const nothing: Progress = { total: 0, confirmed: 0, rejected: 0, open: 0, lookAgain: 0 }
  const filters = {
    q: '',
    bitext: choices(['', 'b1'], ['b1', '港口扩建开工 · Port expansion begins']),
    speaker: choices(['', 's1'], ['s1', '林海生 · Lin Haisheng']),
    status: choices(['', 'open', 'confirmed', 'rejected', 'look-again', 'bookmarked', 'commented']),
    confidence: choices(['', 'sure', 'likely', 'unsure', 'weak']),
    reason: choices(['', 'number', 'unit', 'name', 'negation', 'unpaired', 'uneven']),
    type: choices(['', 'direct', 'indirect', 'mixed', 'turn']),
  }
  const project = { id: 'p1', name: '海湾新闻 2026' }
  const operation = 'op-1'
  const doc = (id: string, title: string, lang: string) => ({
    id,
    title,
    file: `${id}.txt`,
    lang,
    date: '2026-02-05',
    outlet: lang === 'en' ? 'Bay Courier' : '海湾日报',
    quotations: 24,
  })
  const outcomes = [
    {
      file: '港口.txt',
      result: 'imported',
      encoding: 'GB18030',
      code: null,
      message: null,
      guesses: [],
      percent: 88,
      again: null,
    },
    {
      file: 'port.txt',
      result: 'refused',
      encoding: null,
      code: 'ENCODING_UNSURE',
      message: locale === 'zh' ? '无法确定文字编码。' : 'The text encoding is not certain.',
      percent: null,
      again: { action: '/jobs/j1/again', file: 1 },
      guesses: [{ encoding: 'Big5', preview: '港口擴建工程今天動工' }],
    },
  ] as const
  const entry = panel.history[0]!
  return {
    projects: {
      shell: { ...shell, project: null, section: 'projects' },
      projects: [{ id: 'p1', name: project.name, documents: 6, quotations: 96, progress, changedAt: at, sample: true }],
    },
    project: {
      shell: { ...shell, section: 'overview' },
      project,
      operation,
      progress,
      counts: { documents: 6, quotations: 96, zh: 49, en: 47, speakers: 11, unpaired: 5 },
      levels: (['sure', 'likely', 'unsure', 'weak'] as const).map((level, i) => ({ level, count: [12, 7, 4, 1][i] ?? 0 })),
      checks: [
        { kind: 'unit', count: 3 },
        { kind: 'name', count: 2 },
        { kind: 'negation', count: 1 },
      ],
      bitexts: [
        {
          id: 'b1',
          zh: doc('d1', '港口扩建工程今日开工', 'zh-Hans'),
          en: doc('d2', 'Port expansion breaks ground', 'en'),
          progress,
        },
        { id: 'b2', zh: doc('d3', '候鳥提前北返', 'zh-Hant'), en: null, progress: nothing },
      ],
      single: [doc('d4', 'Tide tables for spring', 'en')],
      speakers: [
        { id: 's1', name: '林海生 · Lin Haisheng', quotations: 18 },
        { id: 's2', name: '海湾港务局 · Bay Port Authority', quotations: 9 },
      ],
      jobs: [{ id: 'j1', label: 'port.txt', percent: 60 }],
    },
    import: {
      shell: { ...shell, section: 'import' },
      project,
      operation,
      typed: { zhTitle: '', zhText: '', enTitle: '', enText: '', text: '' },
      encodings: ['UTF-8', 'UTF-16LE', 'GB18030', 'Big5'],
      maxBytes: 16 * 1048576,
      outcomes,
    },
    job: {
      shell: { ...shell, section: 'import' },
      job: { id: 'j1', label: '港口.txt · port.txt', percent: 100, step: 'done', done: true, href: '/projects/p1/review' },
      outcomes,
      found: [
        { key: 'documents', count: 2 },
        { key: 'quotations', count: 31 },
        { key: 'pairs', count: 14 },
        { key: 'boilerplate', count: 4 },
      ],
    },
    document: documentOf({ ...shell, section: 'documents' }, rows),
    review: {
      shell: { ...shell, section: 'review', tour: true },
      project,
      operation,
      filters,
      filtered: false,
      progress,
      bitexts: [
        { id: 'b1', label: '港口扩建工程今日开工 · Port expansion breaks ground', progress, selected: true, realignable: true },
        { id: 'b2', label: '候鳥提前北返', progress: nothing, selected: false, realignable: false },
      ],
      rows,
      pager: { first: 1, last: rows.length, total: 48, previous: null, next: '/projects/p1/review?after=r7' },
      active: panel,
      undo: locale === 'zh' ? '确认第 1 组' : 'confirm, row 1',
      redo: null,
      people: [{ name: 'Maya', row: 'r3' }],
      bulk: [
        { above: 95, count: 12 },
        { above: 90, count: 15 },
      ],
    },
    row: { shell: { ...shell, section: 'review' }, project, operation, back: '/projects/p1/review', panel },
    speakers: {
      shell: { ...shell, section: 'speakers' },
      project,
      operation,
      q: '',
      speakers: [
        speaker('s1', '林海生', 'Lin Haisheng', ['林局长', 'Mr Lin']),
        speaker('s2', '海湾港务局', 'Bay Port Authority', []),
      ],
      editing: {
        ...speaker('s1', '林海生', 'Lin Haisheng', ['林局长', 'Mr Lin']),
        version: 2,
        others: [{ value: 's2', label: '海湾港务局', selected: false }],
        merged: [{ id: 's3', name: 'H. S. Lin', version: 1 }],
      },
    },
    glossary: {
      shell: { ...shell, section: 'glossary' },
      project,
      operation,
      q: '',
      terms: [
        { id: 't1', version: 1, zh: '吞吐量', en: 'throughput', note: '港口', rows: 4 },
        { id: 't2', version: 1, zh: '疏浚', en: 'dredging', note: '', rows: 2 },
      ],
      suggestions: [{ zh: '深水泊位', en: 'deep-water berth', pairs: 3 }],
      editing: 't2',
    },
    history: {
      shell: { ...shell, section: 'history' },
      project,
      operation,
      entries: panel.history,
      older: '/projects/p1/history?before=3',
    },
    export: {
      shell: { ...shell, section: 'export' },
      project,
      formats: ['csv', 'csv-exact', 'tsv', 'jsonl', 'tmx', 'xliff', 'tei'].map((id, i) => ({
        id,
        extension: id,
        available: i < 4,
      })),
      filters,
      filtered: true,
      rows: 21,
      preview: rows.slice(0, 2).map((row) => ({
        zh: wordsOf(row.zh),
        zhLang: 'zh-Hans',
        en: wordsOf(row.en),
        speaker: row.zh[0]?.speaker?.name ?? '',
        status: row.verdict,
      })),
    },
    settings: {
      shell: { ...shell, project: null, section: 'settings' },
      keys: Object.entries(DEFAULT_KEYS).map(([action, key]) => ({ action, key, first: key })),
      back: '/projects/p1/review',
    },
    help: {
      shell: { ...shell, project: null, section: 'help' },
      keys: Object.entries(DEFAULT_KEYS).map(([action, key]) => ({ action, key })),
      version: '0.1.0',
    },
    problem: {
      shell: { ...shell, project: null, section: 'error' },
      status: 404,
      code: 'NOT_FOUND',
      zh: '没有找到（/projects/p9）。',
      en: 'Not found (/projects/p9).',
      typed: [{ field: 'text', value: '请核对第二句。' }],
      back: null,
    },
    conflict: {
      shell: { ...shell, section: 'review' },
      project,
      operation,
      zh: '别人刚改过这一条。请看两种状态再决定。',
      en: 'Someone has just changed this. Compare both states, then decide.',
      by: 'Maya',
      at,
      theirVerb: 'reject',
      verb: 'confirm',
      now: { ...rows[1]!, verdict: 'rejected', version: 3 },
      seen: rows[1]!,
      typed: [{ field: 'text', value: '请核对第二句。' }],
      action: '/projects/p1/decisions',
      again: [
        { field: 'verb', value: 'confirm' },
        { field: 'row', value: entry.id },
      ],
      back: '/projects/p1/review?row=r2',
    },
  }
}

function shellOf(locale: Locale, theme: Theme, csrf: string): Shell {
  return {
    locale,
    theme,
    variant: 'as-is',
    csrf,
    path: '/projects/p1/review',
    reviewer: 'Wen',
    me: 'Lin',
    keys: { on: true, map: DEFAULT_KEYS },
    project: { id: 'p1', name: '海湾新闻 2026' },
    section: 'review',
    notice: { tone: 'done', text: locale === 'zh' ? '已确认第 1 组。' : 'Row 1 confirmed.', undoable: true },
    tour: false,
  }
}

function rowsOf(): readonly RowView[] {
  const lin = { id: 's1', name: '林海生' }
  const linEn = { id: 's1', name: 'Lin Haisheng' }
  const port = { id: 's2', name: '海湾港务局' }
  const zh = (id: string, text: string, speaker: QuoteView['speaker'] = lin, cue = '说', lang = 'zh-Hans') =>
    quote(id, lang, text, speaker, cue)
  const en = (id: string, text: string, speaker: QuoteView['speaker'] = linEn, cue = 'said') =>
    quote(id, 'en', text, speaker, cue)
  return [
    row(
      1,
      0.985,
      [zh('z1', '{name:a|海湾港}今年的{term:t|吞吐量}将超过{number:b|三千万}吨。')],
      [en('e1', 'The {term:t|throughput} of {name:a|Bay Port} will exceed {number:b|30 million} tonnes this year.')],
      {
        verdict: 'confirmed',
        by: 'Wen',
        version: 1,
      },
    ),
    row(
      2,
      0.91,
      [zh('z2', '我们从{date:c|2月5日}起分三期施工，第一期投资{number!|12亿}元。')],
      [en('e2', 'Work begins on {date:c|Feb. 5} in three phases, the first costing {number!|120 million} yuan.')],
      {
        checks: [{ kind: 'unit', zh: '12亿', en: '120 million' }],
      },
    ),
    row(
      3,
      0.83,
      [zh('z3', '居民的意见我们都听到了。', port, '表示'), zh('z4', '噪声监测数据每周公布一次。', port, '表示')],
      [
        en(
          'e3',
          'We have heard every resident, and noise readings will be published weekly.',
          { id: 's2', name: 'Bay Port Authority' },
          'noted',
        ),
      ],
      {
        comments: 2,
        bookmarked: true,
      },
    ),
    row(
      4,
      0.62,
      [zh('z5', '疏浚不会影响候鸟的栖息地。', { id: 's4', name: '周敏' }, '强调')],
      [en('e5', 'Dredging will not touch the birds’ feeding grounds.', { id: 's4', name: 'Zhou Min' }, 'stressed')],
      {
        crossing: { badge: 1, slot: 'r6' },
        lookAgain: true,
        verdict: 'confirmed',
        by: 'Maya',
        version: 2,
      },
    ),
    row(5, 0.88, [zh('z6', '這裏的渔民祖祖辈辈靠海吃饭。', null, '說', 'zh-Hant')], []),
    row(6, 0.41, [zh('z7', '没有人会因此失去工作。')], [en('e7', 'Nobody will lose a job over this.', linEn, 'promised')], {
      checks: [{ kind: 'negation', zh: '没有', en: '' }],
    }),
    row(7, null, [], [en('e8', 'The harbour belongs to everyone who lives by it.', null, 'added')], {
      verdict: 'rejected',
      by: 'Wen',
      version: 4,
    }),
  ]
}

function row(
  number: number,
  probability: number | null,
  zh: readonly QuoteView[],
  en: readonly QuoteView[],
  more: Partial<RowView> = {},
): RowView {
  return {
    id: `r${number}`,
    number,
    version: 0,
    basis: 'basis',
    href: `/projects/p1/review?row=r${number}`,
    bitext: 'b1',
    verdict: 'open',
    origin: probability === null ? 'person' : 'machine',
    lookAgain: false,
    bookmarked: false,
    comments: 0,
    confidence: probability === null ? null : confidenceOf(probability),
    zh,
    en,
    checks: [],
    crossing: null,
    by: null,
    ...more,
  }
}

function quote(id: string, lang: string, text: string, speaker: QuoteView['speaker'], cue: string): QuoteView {
  return { id, lang, type: 'direct', runs: runs(text), speaker, cue, href: `/projects/p1/documents/d1?quotation=${id}` }
}

/** `{kind:pair|words}` is a mark with a partner, `{kind!|words}` a flagged one. */
function runs(text: string): readonly Run[] {
  return text.split(/(\{[^}]*\})/).flatMap((piece): readonly Run[] => {
    const found = /^\{(\w+)(?::(\w+)|(!))\|(.*)\}$/.exec(piece)
    if (found === null) return piece === '' ? [] : [{ text: piece, marks: [] }]
    const [, kind, pair, flag, words] = found
    const mark: Mark = { kind: kind as Mark['kind'], ...(pair ? { pair } : {}), ...(flag ? { flagged: true } : {}) }
    return [{ text: words ?? '', marks: [mark] }]
  })
}

function wordsOf(quotes: readonly QuoteView[]): string {
  return quotes.map((one) => one.runs.map((run) => run.text).join('')).join('\n')
}

function panelOf(rows: readonly RowView[], at: number): RowPanel {
  const active = rows[1]!
  const quoted = (words: string): Run => ({ text: words, marks: [{ kind: 'quotation', quotation: 'z2', active: true }] })
  return {
    row: active,
    contexts: [
      {
        title: '港口扩建工程今日开工',
        href: '/projects/p1/documents/d1',
        outlet: '海湾日报',
        date: '2026-02-05',
        lang: 'zh-Hans',
        paragraphs: [
          [
            { text: '海湾港务局局长', marks: [] },
            { text: '林海生', marks: [{ kind: 'mention' }] },
            { text: '在开工仪式上', marks: [] },
            { text: '说', marks: [{ kind: 'cue' }] },
            { text: '：“', marks: [] },
            quoted('我们从2月5日起分三期施工，第一期投资12亿元。'),
            { text: '”', marks: [] },
          ],
        ],
      },
      {
        title: 'Port expansion breaks ground',
        href: '/projects/p1/documents/d2',
        outlet: 'Bay Courier',
        date: '2026-02-05',
        lang: 'en',
        paragraphs: [
          [
            { text: '“', marks: [] },
            quoted('Work begins on Feb. 5 in three phases, the first costing 120 million yuan.'),
            { text: '” the director said.', marks: [] },
          ],
        ],
      },
    ],
    speakers: [
      {
        id: 's1',
        name: '林海生',
        zh: '林海生',
        en: 'Lin Haisheng',
        kind: 'person',
        quotations: 18,
        href: '/projects/p1/review?speaker=s1',
      },
    ],
    reasons: [
      { text: '日期对应：2月5日 = Feb. 5', weight: 2.1 },
      { text: '发言人相同：林海生', weight: 1.4 },
      { text: '长度比例 1.9', weight: -0.4 },
    ],
    candidates: [{ quote: rows[6]!.en[0]!, confidence: confidenceOf(0.22) }],
    previous: rows[0]!,
    next: rows[2]!,
    edits: active.zh.map((one) => ({
      quote: one,
      version: 0,
      type: 'direct',
      speaker: 's1',
      parts: [{ start: 120, end: 143 }],
      paragraph: { offset: 100, text: '海湾港务局局长林海生在开工仪式上说：“我们从2月5日起分三期施工，第一期投资12亿元。”' },
      cuts: [{ at: 133, before: '从2月5日起分三期施工，', after: '第一期投资12亿元。' }],
    })),
    speakerChoices: choices(['s1', 's2'], ['s1', '林海生 · Lin Haisheng'], ['s2', '海湾港务局']),
    comments: [{ by: 'Maya', at, text: '金额差十倍，请核对原文。' }],
    history: [
      {
        id: 'x1',
        seq: 4,
        verb: 'edit',
        by: 'Maya',
        at,
        subject: '第 2 组',
        href: '/projects/p1/review?row=r2',
        changes: [{ field: 'speaker', before: '林局长', after: '林海生' }],
        undone: false,
        undoable: true,
      },
      {
        id: 'x2',
        seq: 3,
        verb: 'confirm',
        by: 'Wen',
        at: at - 60_000,
        subject: '第 1 组',
        href: null,
        changes: [{ field: 'verdict', before: '待审', after: '已确认' }],
        undone: true,
        undoable: false,
      },
    ],
  }
}

function speaker(id: string, zh: string, en: string, aliases: readonly string[]) {
  return {
    id,
    kind: 'person' as const,
    name: zh,
    zh,
    en,
    aliases,
    quotations: 17,
    review: `/projects/p1/review?speaker=${id}`,
    href: `/projects/p1/speakers?speaker=${id}`,
  }
}

function choices(values: readonly string[], ...labels: readonly (readonly [string, string])[]): readonly Choice[] {
  const names = new Map(labels)
  return values.map((value, i) => {
    const label = names.get(value)
    return { value, selected: i === 0, count: 48 - i * 5, ...(label === undefined ? {} : { label }) }
  })
}

function documentOf(shell: Shell, rows: readonly RowView[]): Pages['document'] {
  const segment = (
    id: string,
    lang: string,
    role: 'headline' | 'body' | 'boilerplate' | 'caption',
    parts: readonly Run[],
    start: number,
  ) => ({
    id,
    start,
    end: start + parts.map((run) => run.text).join('').length,
    lang,
    role,
    foreign: false,
    runs: parts,
    href: `/projects/p1/documents/d1?segment=${id}`,
  })
  const plain = (text: string): Run => ({ text, marks: [] })
  const quoted = (text: string, id: string, active = false): Run => ({
    text,
    marks: [{ kind: 'quotation', quotation: id, ...(active ? { active } : {}) }],
  })
  return {
    shell,
    project: { id: 'p1', name: '海湾新闻 2026' },
    operation: 'op-1',
    document: {
      id: 'd1',
      file: '港口.txt',
      encoding: 'GB18030',
      sha256: 'a'.repeat(64),
      length: 2048,
      version: 0,
      title: '港口扩建工程今日开工',
      date: '2026-02-05',
      place: '海湾市',
      outlet: '海湾日报',
    },
    counterparts: [{ value: 'd2', label: 'Port expansion breaks ground', selected: true }],
    lines: [
      { segments: [segment('g1', 'zh-Hans', 'headline', [plain('港口扩建工程今日开工')], 0)] },
      {
        segments: [
          segment(
            'g2',
            'zh-Hans',
            'body',
            [
              plain('海湾港务局局长'),
              { text: '林海生', marks: [{ kind: 'mention' }] },
              { text: '说', marks: [{ kind: 'cue' }] },
              plain('：“'),
              quoted('我们从2月5日起分三期施工，第一期投资12亿元。', 'z2', true),
              plain('”'),
            ],
            12,
          ),
          segment(
            'g3',
            'en',
            'body',
            [plain('“'), quoted('Work begins on Feb. 5 in three phases,', 'e2'), plain('” said the director.')],
            60,
          ),
        ],
      },
      { segments: [segment('g4', '', 'boilerplate', [plain('© 2026')], 120)] },
    ],
    quotations: rows.slice(0, 3).flatMap((one) =>
      one.zh.map((view) => ({
        id: view.id,
        lang: view.lang,
        type: view.type,
        speaker: view.speaker?.name ?? null,
        words: view.runs.map((run) => run.text).join(''),
        href: view.href,
        active: view.id === 'z2',
      })),
    ),
    editing: {
      id: 'z2',
      version: 1,
      type: 'direct',
      speaker: 's1',
      lang: 'zh-Hans',
      parts: [{ start: 24, end: 47, words: '我们从2月5日起分三期施工，第一期投资12亿元。' }],
      cue: '说',
      mention: '林海生',
      percent: 96,
      reasons: ['引号内的话', '引述词“说”'],
      row: 'r2',
    },
    segment: { id: 'g2', version: 0, lang: 'zh', role: 'body', words: '海湾港务局局长林海生说…' },
    speakerChoices: choices(['s1', 's2'], ['s1', '林海生 · Lin Haisheng'], ['s2', '海湾港务局']),
    pager: { page: 1, pages: 2, previous: null, next: '/projects/p1/documents/d1?page=2' },
    share: { zh: 70, en: 27, other: 3 },
  }
}
