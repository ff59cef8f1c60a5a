import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { duizhao, program } from './run.ts'

const good = (id: string) => `${JSON.stringify({ id, text: 'Wang Fang said the bridge was open.' })}\n`

/** What each output line is about: its id, or the number and code of a line that failed. */
function told(out: string): unknown[] {
  const lines = out.split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line)).map((line) => line.id ?? [line.line, line.error.code])
}

const rows: readonly { readonly title: string; readonly input: string | Uint8Array; readonly ids: readonly unknown[] }[] = [
  { title: 'no input gives no output', input: '', ids: [] },
  { title: 'blank lines give nothing', input: `\n  \n\r\n${good('a')}\n`, ids: ['a'] },
  { title: 'a last line without its end is read', input: good('a') + good('b').trimEnd(), ids: ['a', 'b'] },
  { title: 'line ends of Windows are line ends', input: (good('a') + good('b')).replaceAll('\n', '\r\n'), ids: ['a', 'b'] },
  { title: 'a mark of byte order is passed over', input: `\ufeff${good('a')}${good('b')}`, ids: ['a', 'b'] },
  {
    title: 'bytes that are no UTF-8 are a bad line or a bad character, and no end',
    input: Buffer.concat([Buffer.from(good('a')), Buffer.from([0xff, 0xfe, 0x80, 10]), Buffer.from(good('b'))]),
    ids: ['a', [2, 'BAD_LINE'], 'b'],
  },
  {
    title: 'JSON that is no object with a text is a bad line',
    input: `null\n[]\n"x"\n7\n{"id":1,"text":null}\n{"text":"x"}\n{"id":{},"text":"x"}\n${good('b')}`,
    ids: [1, 2, 3, 4, 5, 6, 7].map((line): unknown => [line, 'BAD_LINE']).concat('b'),
  },
  {
    title: 'an empty text and odd ids are answered',
    input: '{"id":0,"text":""}\n{"id":"__proto__","text":"好"}\n{"id":"","text":"x"}\n',
    ids: [0, '__proto__', ''],
  },
]
for (const { title, input, ids } of rows) {
  test(title, async () => {
    const { code, out, err } = await duizhao(['quotes', '--jsonl', '--jobs', '1'], input)
    expect({ code, err, ids: told(out) }).toEqual({ code: 0, err: '', ids })
  })
}

test('a line too big for a small thread is answered, and so are its neighbours', async () => {
  const sentence = '王芳说：“第七座桥已经完工，明天通车。”他昨天去看了那座桥，桥上没有人。\n'
  const huge = `${JSON.stringify({ id: 'huge', text: sentence.repeat(20_000) })}\n`
  const { code, out } = await duizhao(['quotes', '--jsonl', '--jobs', '2'], good('a') + huge + good('b'))
  expect({ code, ids: told(out) }).toEqual({ code: 0, ids: ['a', 'huge', 'b'] })
  expect(JSON.parse(out.split('\n')[1] ?? '').quotations).toHaveLength(20_000)
})

for (const command of ['quotes', 'segments']) {
  test(`${command} ends quietly when the reader of its output goes away`, async () => {
    const child = spawn(process.execPath, [program, command, '--jsonl', '--jobs', '2'], { stdio: 'pipe' })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString()
    })
    // What is written to a program that has ended fails: that is ours to expect, as it is a shell's.
    child.stdin.on('error', () => undefined)
    // More than all pipes and batches hold, and no end of the input: only the output tells it to stop.
    for (let i = 0; i < 12_000; i++) child.stdin.write(good(String(i)))
    const closed = once(child, 'close')
    await once(child.stdout, 'data')
    child.stdout.destroy()
    expect({ ended: await closed, complaint }).toEqual({ ended: [0, null], complaint: '' })
  })
}
