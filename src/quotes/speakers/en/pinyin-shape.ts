/** Whether words look like a Chinese name in pinyin: a surname, and one to three syllables. */
export function looksPinyin(tokens: readonly string[]): boolean {
  if (tokens.length < 2 || tokens.length > 3) return false
  return tokens.every((token) => PINYIN.test(token)) && tokens.join('').length <= 18
}

/** Whether a word can be a surname of one syllable (Fan, Shi). */
export function isSyllable(token: string): boolean {
  return ONE.test(token)
}

// Syllables of Hanyu Pinyin, one to three in a word, with the apostrophe of Xi'an; no lexicon: the system has exactly these parts.
const SYLLABLE =
  '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v|ü)'
const PINYIN = new RegExp(`^${SYLLABLE}(?:['’-]?${SYLLABLE}){0,2}$`, 'i')
const ONE = new RegExp(`^${SYLLABLE}$`, 'i')
