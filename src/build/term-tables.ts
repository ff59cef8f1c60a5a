/** Tables of words with their translations that go into the dictionary index; each has the columns `zh` and `en`. */
export const TERM_TABLES: readonly string[] = ['terms', 'names', 'places', 'bodies'].map((name) => `pairs/zh-en/${name}`)
