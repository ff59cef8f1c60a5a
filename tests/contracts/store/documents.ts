import { describe, expect, test } from 'vitest'
import { correct } from '../../../src/review/corrections.ts'
import { upload } from '../../store/made-analysis.ts'
import { codeOf, collect, passed, type StoreOnTrial, value } from './trial.ts'

/** Projects and the documents in them: part of the contract of the store port. */
export function documentsContract(trial: StoreOnTrial): void {
  const { next, project, analysed, decide } = trial

  describe('projects', () => {
    test('a name is taken once', async () => {
      const name = next()
      const first = value(await trial.store.projects.create(name))
      expect(value(await trial.store.projects.byName(name))).toEqual(first)
      expect(first.rows).toEqual({ open: 0, confirmed: 0, rejected: 0 })
      expect(codeOf(await trial.store.projects.create(name))).toBe('BAD_REQUEST')
    })

    for (const name of ['', '  ', 'a\nb', `x\u0000`, '\ud800', 'n'.repeat(201)]) {
      test(`the name ${JSON.stringify(name.slice(0, 9))} is refused`, async () => {
        expect(codeOf(await trial.store.projects.create(name))).toBe('BAD_REQUEST')
      })
    }

    test('pages go forward and back by key', async () => {
      for (let at = 0; at < 5; at += 1) await project()
      const first = await trial.store.projects.list({ limit: 2 })
      const second = await trial.store.projects.list({ limit: 2, after: first.next ?? '' })
      const back = await trial.store.projects.list({ limit: 2, before: second.previous ?? '' })
      expect(back.items).toEqual(first.items)
      expect(back.previous).toBeNull()
      expect(second.items[0]?.id).not.toBe(first.items[1]?.id)
    })
  })

  describe('documents', () => {
    const texts = [
      { title: 'CRLF and emoji', text: 'a\r\nb😀\r\n' },
      { title: 'NUL', text: 'a\u0000b' },
      { title: 'a lone surrogate', text: 'a\ud800b' },
      { title: 'a compatibility character that NFC would change', text: '\ufa19' },
      { title: 'a byte order mark', text: '\ufeffa' },
    ]
    for (const { title, text } of texts) {
      test(`${title} comes back unit for unit`, async () => {
        const id = await project()
        const one = upload('x.txt', text)
        const [imported] = value(await trial.store.documents.importAll(id, [one]))
        expect(value(await trial.store.documents.text(imported?.document.id ?? ''))).toBe(text)
        expect(Buffer.from(value(await trial.store.documents.bytes(imported?.document.id ?? '')))).toEqual(Buffer.from(one.bytes))
        expect(value(await trial.store.documents.source(imported?.document.id ?? ''))).toEqual(one.source)
      })
    }

    test('the same bytes twice are one document of a project', async () => {
      const id = await project()
      const one = upload('a.txt', 'same')
      const [first] = value(await trial.store.documents.importAll(id, [one]))
      const [second, third] = value(
        await trial.store.documents.importAll(id, [{ ...one, source: { ...one.source, file: 'b.txt' } }, one]),
      )
      expect([first?.already, second?.already, third?.already]).toEqual([false, true, true])
      expect(second?.document.id).toBe(first?.document.id)
      expect((await collect(trial.store.documents.all(id))).length).toBe(1)
      const [other] = value(await trial.store.documents.importAll(await project(), [one]))
      expect(other?.already).toBe(false)
    })

    test('an import is all or nothing', async () => {
      const id = await project()
      const bad = upload('bad.txt', 'x')
      const answer = await trial.store.documents.importAll(id, [
        upload('a.txt', 'a'),
        { ...bad, source: { ...bad.source, sha256: '0' } },
      ])
      expect(codeOf(answer)).toBe('BAD_REQUEST')
      expect((await collect(trial.store.documents.all(id))).length).toBe(0)
      expect(codeOf(await trial.store.documents.importAll('no project', [upload('a.txt', 'a')]))).toBe('NOT_FOUND')
    })

    test('metadata are corrected by a decision that a new analysis leaves alone', async () => {
      const id = await project()
      const { bitext, made: one } = await analysed(id)
      const document = value(await trial.store.bitexts.get(bitext)).en
      expect(document?.metadata.date).toBe('2026-03-01')
      const before = document?.metadata ?? {}
      passed(await decide(id, 'correct', correct('document', document?.id ?? '', before, { ...before, outlet: '《日报》' })))
      value(await trial.store.bitexts.saveAnalysis(bitext, one.analysis))
      const after = value(await trial.store.documents.get(document?.id ?? ''))
      expect(after.metadata).toEqual({ ...before, outlet: '《日报》' })
      expect(after.version).toBe(1)
      expect(after.quotations).toBe(3)
      expect(after.bitexts).toEqual([bitext])
    })
  })
}
