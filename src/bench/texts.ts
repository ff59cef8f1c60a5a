import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Lang } from '../model/document.ts'
import type { BenchTexts } from './extraction.ts'

/** Annotated news that may stand beside the project and is no part of it. */
const NEWS: readonly (readonly [lang: Lang, name: string])[] = [
  ['en', 'en-news-train'],
  ['en', 'en-news-from-zh-dev'],
  ['zh', 'zh-news-dev'],
]

/** Our own sample releases: documents of a few in turn, so that no two neighbours are the same. */
export function sampleTexts(root: URL): readonly BenchTexts[] {
  const folder = new URL('corpus/samples/', root)
  const of = (pattern: RegExp) => {
    const samples = readdirSync(folder)
      .filter((name) => pattern.test(name))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    return samples.map((_, i) => [...samples.slice(i), ...samples.slice(0, i)].join('\n\n'))
  }
  return [
    { name: '', lang: 'en', texts: of(/\.en\.txt$/) },
    { name: '', lang: 'zh', texts: of(/\.zh(-tw)?\.txt$/) },
  ]
}

/** The news in ../shared/gold, where it is present; `missing` names the sets that are not. */
export function newsTexts(root: URL): { readonly sets: readonly BenchTexts[]; readonly missing: readonly string[] } {
  const fileOf = (name: string) => new URL(`../shared/gold/quotes/${name}.jsonl`, root)
  const present = NEWS.filter(([, name]) => existsSync(fileOf(name)))
  const sets = present.map(([lang, name]) => {
    const lines = readFileSync(fileOf(name), 'utf8').trimEnd().split('\n')
    return { name: `, ${name}`, lang, texts: lines.map((line) => (JSON.parse(line) as { readonly text: string }).text) }
  })
  return { sets, missing: NEWS.map(([, name]) => name).filter((name) => !existsSync(fileOf(name))) }
}
