// Who may import whom: the table in src/README.md. tests/house.test.ts runs it and proves that it can fail.
const rooms = {
  model: [],
  language: ['model'],
  text: ['model', 'language'],
  quotes: ['model', 'language', 'text'],
  align: ['model', 'language', 'text'],
  compare: ['model', 'language', 'text'],
  review: ['model'],
  pipeline: ['model', 'language', 'text', 'quotes', 'align', 'compare', 'review'],
  formats: ['model'],
  store: ['model'],
  workflows: ['model', 'review', 'pipeline', 'formats', 'text', 'store/port'],
  web: ['model', 'review', 'pipeline', 'formats', 'text', 'compare', 'workflows', 'store/port'],
  cli: ['model', 'review', 'pipeline', 'formats', 'text', 'compare', 'workflows', 'store/port'],
  browser: ['model'],
}
const core = ['model', 'language', 'text', 'quotes', 'align', 'compare', 'review', 'pipeline']

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `${room}-imports-only-its-own`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      to: { path: '^src/', pathNot: `^src/(${[room, ...may].join('|')})[/.]` },
    })),
    { name: 'core-knows-no-machine', severity: 'error', from: { path: `^src/(${core.join('|')})/` }, to: { dependencyTypes: ['core'] } },
    { name: 'only-entries-import-wire', severity: 'error', from: { pathNot: '^src/(main|worker)\\.ts$|^src/wire/' }, to: { path: '^src/wire(/|\\.ts$)' } },
    { name: 'browser-takes-types-only', severity: 'error', from: { path: '^src/browser/' }, to: { path: '^src/model/', dependencyTypesNot: ['type-only'] } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' } },
}
