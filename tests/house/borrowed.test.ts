import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/*
 * The gold and the seeds that may stand beside the project are not ours: no run of words of theirs may be in a case, a sample, a table or a
 * comment.
 */
const root = join(import.meta.dirname, '../..')
const shared = join(root, '../shared')
const HAN_RUN = 9
const WORD_RUN = 8

/** Names and phrases of public life that nobody owns. */
const ANYBODYS = [
  '美国有线电视新闻网',
  '美国哥伦比亚广播公司',
  '国家卫生健康委员会',
  'according to a joint statement issued after the talks',
  'people familiar with the matter said the company',
]

function hanRuns(text: string): readonly string[] {
  return (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: Math.max(0, run.length - HAN_RUN + 1) }, (_, i) => run.slice(i, i + HAN_RUN)),
  )
}

function wordRuns(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z']+/g) ?? []
  return Array.from({ length: Math.max(0, words.length - WORD_RUN + 1) }, (_, i) => words.slice(i, i + WORD_RUN).join(' '))
}

function runsOf(text: string): readonly string[] {
  return [...hanRuns(text), ...wordRuns(text)]
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && /\.(?:jsonl|txt)$/.test(file))
}

/** The texts of a file, each for itself: what two lines make together is no run of either. */
function textsIn(file: string): readonly string[] {
  const whole = readFileSync(file, 'utf8')
  if (file.endsWith('.txt')) return [whole]
  return whole.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { readonly text?: string }).text ?? '']))
}

if (!existsSync(shared)) console.warn(`the gold and the seeds are not here (${shared}): their test is passed over`)

test.skipIf(!existsSync(shared))('no words of the gold and the seeds stand in the project', () => {
  const theirs = new Set(['gold', 'seeds'].flatMap((name) => filesIn(join(shared, name)).flatMap(textsIn).flatMap(runsOf)))
  expect(theirs.size).toBeGreaterThan(100_000)
  const free = new Set(ANYBODYS.flatMap(runsOf))
  const files = execFileSync('git', ['ls-files', 'src', 'tests', 'corpus'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
  const borrowed = files
    .filter((file) => existsSync(join(root, file)))
    .flatMap((file) =>
      runsOf(readFileSync(join(root, file), 'utf8'))
        .filter((run) => theirs.has(run) && !free.has(run))
        .map((run) => `${file}: ${run}`),
    )
  expect(borrowed).toEqual([])
})
