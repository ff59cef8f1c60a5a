/** One entry of CC-CEDICT. */
export interface DictionaryEntry {
  readonly traditional: string
  readonly simplified: string
  /** Syllables with tone digits: `yao1 yao1 ling2`. */
  readonly pinyin: string
  readonly glosses: readonly string[]
}

const LINE = /^(\S+) (\S+) \[([^\]]*)\] \/(.*)\/\s*$/

/** The entries of a CC-CEDICT text; remark lines are passed over. */
export function parseCedict(text: string): readonly DictionaryEntry[] {
  const entries: DictionaryEntry[] = []
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue
    const [, traditional, simplified, pinyin, glosses] = LINE.exec(line) ?? []
    if (traditional === undefined || simplified === undefined || pinyin === undefined || glosses === undefined) continue
    entries.push({ traditional, simplified, pinyin, glosses: glosses.split('/') })
  }
  return entries
}

/** The lines of remarks at the head of the file: its licence. */
export function noticeOf(text: string): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    if (!line.startsWith('#')) break
    lines.push(line.replace(/^#!? ?/, ''))
  }
  return lines.join('\n')
}
