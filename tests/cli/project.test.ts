import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { duizhao, freshFolder, projectRoot } from './run.ts'

const sample = (name: string) => join(projectRoot, 'corpus/samples', name)

test('import, export, backup, verify, restore: a project from the command line', async () => {
  const folder = freshFolder()
  const data = join(folder, 'data')
  const press = join(folder, 'press')
  mkdirSync(press)
  for (const name of ['01-bridge.zh.txt', '01-bridge.en.txt', '05-harbour-page.txt'])
    copyFileSync(sample(name), join(press, name))
  writeFileSync(join(press, 'photo.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 0]))

  const imported = await duizhao(['import', press, '--project', '桥', '--data', data])
  expect(imported.code).toBe(1)
  expect(imported.err).toMatch(/photo\.txt: .*\[INPUT_[A-Z]+\]/)
  expect(imported.out.trimEnd().split('\n')).toHaveLength(3)

  const again = await duizhao(['import', join(press, '01-bridge.zh.txt'), '--project', '桥', '--data', data])
  expect(again).toMatchObject({ code: 0 })
  expect(again.out).toContain('already there')

  const csv = await duizhao(['export', '--project', '桥', '--format', 'csv', '--data', data])
  expect(csv.code).toBe(0)
  expect(csv.out.startsWith('\uFEFF"pair_id"')).toBe(true)
  expect(csv.out).toContain('桥通了，心更要通')
  expect(csv.out).toContain('a bridge between shores must also be a bridge between hearts')

  const out = join(folder, 'pairs.jsonl')
  expect(await duizhao(['export', '--project', '桥', '--format', 'jsonl', '--out', out, '--data', data])).toMatchObject({
    code: 0,
    out: '',
  })
  const records = readFileSync(out, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const paired = records.filter((record) => record.zh.quotations.length > 0 && record.en.quotations.length > 0)
  expect(paired.length).toBeGreaterThanOrEqual(10)

  const copy = join(folder, 'copy.db')
  expect(await duizhao(['backup', copy, '--data', data])).toMatchObject({ code: 0 })
  const verified = await duizhao(['verify', '--data', data])
  expect(verified).toMatchObject({ code: 0 })
  expect(verified.out).toContain('faults\t0')

  const elsewhere = join(folder, 'elsewhere')
  expect(await duizhao(['restore', copy, '--data', elsewhere])).toMatchObject({ code: 0 })
  const restored = await duizhao(['export', '--project', '桥', '--format', 'csv', '--data', elsewhere])
  expect(restored.out).toBe(csv.out)
})

test('a backup that was tampered with is refused and the database stays', async () => {
  const folder = freshFolder()
  const data = join(folder, 'data')
  await duizhao(['import', sample('02-earnings.zh.txt'), '--data', data])
  const broken = join(folder, 'broken.db')
  writeFileSync(broken, 'no database at all')
  const { code, err } = await duizhao(['restore', broken, '--data', data])
  expect(code).toBe(1)
  expect(err).toMatch(/\[[A-Z_]+\]/)
  expect(await duizhao(['verify', '--data', data])).toMatchObject({ code: 0 })
})

test('a project that is not there is said so', async () => {
  const { code, err } = await duizhao(['export', '--project', 'nobody', '--format', 'csv', '--data', join(freshFolder(), 'data')])
  expect(code).toBe(1)
  expect(err).toContain('NOT_FOUND')
})
