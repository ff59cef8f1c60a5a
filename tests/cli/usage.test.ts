import { describe, expect, test } from 'vitest'
import { duizhao } from './run.ts'

const COMMANDS = [
  'serve',
  'import',
  'analyze',
  'segments',
  'quotes',
  'align',
  'export',
  'evaluate',
  'backup',
  'restore',
  'verify',
]

describe('help', () => {
  for (const command of COMMANDS) {
    test(`${command} --help is a result: exit 0, on standard output`, async () => {
      const { code, out, err } = await duizhao([command, '--help'])
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toContain(`duizhao ${command}`)
    })
  }
  test('the program lists every command', async () => {
    const { out } = await duizhao(['--help'])
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
  })
})

describe('wrong words exit with 2 and say what to do', () => {
  const rows = [
    { title: 'an unknown option suggests the nearest', args: ['serve', '--prot', '1'], says: '--port' },
    { title: 'an unknown command suggests the nearest', args: ['qoutes'], says: 'quotes' },
    { title: 'no file', args: ['quotes'], says: 'FILE' },
    { title: 'a number out of range', args: ['serve', '--port', '99999'], says: '0 to 65535' },
    { title: 'an unknown format', args: ['export', '--project', 'x', '--format', 'docx'], says: 'csv-exact' },
    { title: 'a format of another issue', args: ['export', '--project', 'x', '--format', 'tmx'], says: 'not built in yet' },
    { title: 'an unknown status', args: ['export', '--project', 'x', '--format', 'csv', '--status', 'good'], says: 'confirmed' },
    { title: 'a gold set that is not there', args: ['evaluate', 'no-such-set.jsonl'], says: 'no gold set' },
  ]
  for (const { title, args, says } of rows) {
    test(title, async () => {
      const { code, out, err } = await duizhao(args)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain(says)
    })
  }
})

test('a public address is refused without a login', async () => {
  const { code, err } = await duizhao(['serve', '--host', '0.0.0.0', '--port', '0'])
  expect(code).not.toBe(0)
  expect(err).toMatch(/\[[A-Z_]+\]/)
})
