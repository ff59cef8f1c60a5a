import type { ChinesePack } from '../../language/zh.ts'
import type { ChineseCue } from '../../language/zh-cue.ts'
import type { Span } from '../../model/span.ts'

/** A line of the text that can hold quotations. */
export interface Line extends Span {
  readonly role: 'headline' | 'body' | 'turn'
  /** Whether the line before it is its neighbour in the text: nothing but blanks between. */
  readonly follows: boolean
}

export type TokenKind = 'stop' | 'comma' | 'colon' | 'semicolon' | 'mark'

/** A character that divides a line. */
export interface Token {
  readonly kind: TokenKind
  readonly at: number
  /** Index of its line. */
  readonly line: number
}

export interface CueHit extends Span {
  readonly cue: ChineseCue
}

export interface Scan {
  readonly tokens: readonly Token[]
  readonly hits: readonly CueHit[]
}

const KINDS: readonly (TokenKind | 'shelter')[] = ['stop', 'comma', 'colon', 'semicolon', 'mark', 'shelter']
const CLASSES = new Uint8Array(0x10000)
const put = (kind: TokenKind | 'shelter', chars: string) => {
  for (const char of chars) CLASSES[char.charCodeAt(0)] = KINDS.indexOf(kind) + 1
}
put('stop', '。．.！!？?…｡')
put('comma', '，,﹐､')
put('colon', '：:∶﹕')
put('semicolon', '；;')
put('mark', '“”"＂„‟〝〞〟‘’\'「」『』﹁﹂﹃﹄')
put('shelter', '（(《〈【[')

const CLOSERS: Readonly<Record<string, string>> = { '（': '）', '(': ')', '《': '》', '〈': '〉', '【': '】', '[': ']' }

/** A bracket closes within this many units, or it is taken for a stray one. Longer brackets are rare, and the bound keeps the scan linear. */
const BRACKET_REACH = 120

/** One pass over the lines: what divides them, and where cues stand. `text` is Simplified. Nothing inside brackets or 《》 is seen. */
export function scan(text: string, lines: readonly Line[], pack: ChinesePack): Scan {
  const tokens: Token[] = []
  const hits: CueHit[] = []
  lines.forEach((line, index) => {
    for (let at = line.start; at < line.end; ) {
      const code = text.charCodeAt(at)
      const kind = CLASSES[code]!
      if (kind === 0) {
        if (!pack.cues.mayStart(code)) {
          at++
          continue
        }
        const found = pack.cues.at(text, at, line.end)
        if (found?.value) hits.push({ start: at, end: at + found.length, cue: found.value })
        at += found?.length ?? 1
        continue
      }
      const name = KINDS[kind - 1]!
      if (name === 'shelter') {
        at = afterBracket(text, at, line.end)
        continue
      }
      if (!isInsideNumber(text, at, code)) tokens.push({ kind: name, at, line: index })
      at++
    }
  })
  return { tokens, hits }
}

function afterBracket(text: string, at: number, limit: number): number {
  const closer = CLOSERS[text[at]!]!
  const last = Math.min(limit, at + BRACKET_REACH)
  for (let i = at + 1; i < last; i++) if (text[i] === closer) return i + 1
  return at + 1
}

/** 15:43, 1,500, 3.5, and the dots of Latin abbreviations divide nothing. */
function isInsideNumber(text: string, at: number, code: number): boolean {
  if (code !== 0x2e && code !== 0x2c && code !== 0x3a && code !== 0xff0e) return false
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at + 1)
  if (isAlphanumeric(before) && isAlphanumeric(after)) return true
  return code === 0x2e && isAlphanumeric(before) && !isEnd(after)
}

function isAlphanumeric(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xff10 && code <= 0xff19)
  )
}

function isEnd(code: number): boolean {
  return Number.isNaN(code) || code === 0x0a || code === 0x0d
}
