/** A form that was sent and not yet acknowledged. */
export interface Letter {
  readonly url: string
  readonly fields: readonly (readonly [string, string])[]
  /** Another act on the same row went before it: its version is the one that act leaves. */
  readonly follows: boolean
}

export interface Outbox {
  readonly letters: () => readonly Letter[]
  readonly put: (letter: Letter) => void
  readonly drop: () => void
  readonly hasRow: (row: string | undefined) => boolean
}

const KEY = 'duizhao.outbox'

/** Kept in the tab's own storage, so that a reload in the middle of a failure loses nothing. Oldest first. */
export function openOutbox(): Outbox {
  let letters: readonly Letter[] = read()
  const keep = (next: readonly Letter[]) => {
    letters = next
    if (next.length === 0) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(next))
  }
  return {
    letters: () => letters,
    put: (letter) => keep([...letters, letter]),
    drop: () => keep(letters.slice(1)),
    hasRow: (row) => row !== undefined && letters.some((letter) => fieldOf(letter, 'row') === row),
  }
}

export function fieldOf(letter: Letter, name: string): string | undefined {
  return letter.fields.find(([field]) => field === name)?.[1]
}

function read(): readonly Letter[] {
  const kept = sessionStorage.getItem(KEY)
  return kept === null ? [] : (JSON.parse(kept) as readonly Letter[])
}
