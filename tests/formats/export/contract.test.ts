import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import { exportFormats } from '../../../src/formats/export.ts'
import type { ExportRecord } from '../../../src/formats/record.ts'
import { ALL, PLAIN, streamOf, textOf } from './records.ts'

// What every export format owes, and its golden file. UPDATE_GOLDEN=1 writes the files anew: look at the difference.
for (const format of exportFormats.values()) {
  describe(format.name, () => {
    test('writes the golden file', async () => {
      const text = await textOf(format.write(streamOf(ALL)))
      const file = new URL(`../../golden/pairs.${format.name}.${format.extension}`, import.meta.url)
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
      assert.ok(existsSync(file), `${file.pathname} is missing`)
      assert.equal(text, readFileSync(file, 'utf8'))
    })

    test('writes the same text for the same records', async () => {
      assert.equal(await textOf(format.write(streamOf(ALL))), await textOf(format.write(streamOf(ALL))))
    })

    test('writes no record for no records', async () => {
      const none = await textOf(format.write(streamOf([])))
      const one = await textOf(format.write(streamOf([PLAIN])))
      assert.ok(one.startsWith(none) && one.length > none.length)
    })

    test('holds one record at a time', async () => {
      let ahead = 0
      async function* counted(): AsyncGenerator<ExportRecord> {
        for (let i = 0; i < 1000; i++) {
          ahead++
          yield PLAIN
        }
      }
      for await (const _piece of format.write(counted())) {
        assert.ok(ahead <= 1, `${ahead} records were read before a piece was written`)
        ahead = 0
      }
    })

    test('says what it is by a media type with its character set, and an extension', () => {
      assert.match(format.mediaType, /^[a-z]+\/[a-z-]+; charset=utf-8$/)
      assert.match(format.extension, /^[a-z]+$/)
    })
  })
}
