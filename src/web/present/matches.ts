/** Words that answer each other, as the evidence of a pair lists them: `贸易 – trade, 85% – 85%`. */
export interface Match {
  readonly zh: string
  readonly en: string
}

/** The matches in the value of an evidence; what is no list of matches gives none. */
export function matchesIn(value: string | number): readonly Match[] {
  return String(value)
    .split(', ')
    .flatMap((match) => {
      const [zh = '', en = ''] = match.split(' – ')
      return zh === '' || en === '' ? [] : [{ zh, en }]
    })
}
