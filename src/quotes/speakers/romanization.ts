import { pinyin } from 'pinyin-pro'
import { latinKey } from './stable-id.ts'

/** The ways a Chinese name is written in Latin letters, as one run of small letters, the likeliest first. */
export function romanizations(name: string, surname: string, spellings: readonly string[]): readonly string[] {
  const head = syllables(surname, true)
  const given = readings(name.slice(surname.length))
  const out: string[] = []
  for (const reading of given) {
    out.push([...head, ...reading].join(''))
    out.push([...head, ...reading].map(wadeGiles).join(''))
    for (const spelling of spellings) out.push(spelling + reading.join(''), spelling + reading.map(wadeGiles).join(''))
  }
  return [...new Set(out)]
}

/** `Lin Haitao` as an id is made of it. */
export function pinyinSlug(name: string, surname: string): string {
  const known = slugs.get(name)
  if (known !== undefined) return known
  const slug = `${syllables(surname, true).join('')}-${syllables(name.slice(surname.length), false).join('')}`
  if (slugs.size >= MOST_KEPT) slugs.clear()
  slugs.set(name, slug)
  return slug
}

/** The same people speak in one text after another. */
const slugs = new Map<string, string>()
const MOST_KEPT = 5_000

/** The runs that an English name gives: surname first and surname last. */
export function runsOf(name: string): readonly string[] {
  const parts = latinKey(name)
    .split(' ')
    .map((part) => part.replace(/[^a-zü]/g, '').replaceAll('ü', 'v'))
    .filter((part) => part !== '')
  if (parts.length === 0) return []
  const first = parts.join('')
  return parts.length === 1 ? [first] : [first, [parts.at(-1), ...parts.slice(0, -1)].join('')]
}

/** Pinyin without tones; ü is v. */
export function syllables(characters: string, isSurname: boolean): readonly string[] {
  if (characters === '') return []
  const options = { toneType: 'none', type: 'array', v: true, ...(isSurname ? { surname: 'all' as const } : {}) } as const
  return pinyin(characters, options).map((syllable) => syllable.toLowerCase())
}

/** A given name has few characters; one of them may be read in several ways (乐 le, yue). At most eight readings. */
function readings(given: string): readonly (readonly string[])[] {
  let all: (readonly string[])[] = [[]]
  for (const char of given) {
    const sounds = [...new Set(pinyin(char, { toneType: 'none', type: 'array', v: true, multiple: true }))]
    all = all.flatMap((start) => sounds.map((sound) => [...start, sound])).slice(0, 8)
  }
  const main = syllables(given, false)
  return [main, ...all.filter((reading) => reading.join() !== main.join())]
}

/** Wade-Giles without its apostrophes, as newspapers write it: 蔣介石 Chiang Chieh-shih. */
function wadeGiles(syllable: string): string {
  const match = /^(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.*)$/.exec(syllable)!
  const [, initial = '', final = ''] = match
  if (final === 'i' && /^(?:zh|ch|sh|r)$/.test(initial)) return `${INITIALS[initial] ?? initial}ih`
  if (final === 'i' && /^[zcs]$/.test(initial)) return initial === 's' ? 'szu' : 'tzu'
  return (INITIALS[initial] ?? initial) + (FINALS[final] ?? final)
}

const INITIALS: Readonly<Record<string, string>> = {
  b: 'p',
  d: 't',
  g: 'k',
  j: 'ch',
  q: 'ch',
  x: 'hs',
  zh: 'ch',
  z: 'ts',
  c: 'ts',
  r: 'j',
}
const FINALS: Readonly<Record<string, string>> = {
  ian: 'ien',
  ie: 'ieh',
  ong: 'ung',
  ye: 'yeh',
  yan: 'yen',
  you: 'yu',
  yong: 'yung',
  ue: 'ueh',
  e: 'e',
}
