import type { Committed } from '../store/port.ts'
import type { EventStream } from './event-stream.ts'

/** A reviewer who has a project open, and the row they are on. */
export interface Present {
  readonly reviewer: string
  readonly row: string | null
}

interface Guest {
  /** null: looks on without a name. */
  readonly reviewer: string | null
  readonly row: string | null
  readonly stream: EventStream
}

/** Who looks at which project just now, and telling them what the others do. */
export interface Rooms {
  /** Joins a browser to a project's room; `leave` is safe to call twice. */
  readonly join: (project: string, guest: Guest) => { readonly leave: () => void }
  readonly present: (project: string) => readonly Present[]
  readonly tell: (project: string, event: string, payload: unknown, id?: number) => void
  /** Tells a project's room of a decision: which rows to look at again. */
  readonly tellDecision: (decision: Committed) => void
  /** Ends every stream, so that the server can stop. */
  readonly close: () => void
}

// A bulk decision changes thousands of rows: past this a page is better read again as a whole, and `rows` is empty.
const MOST_ROWS = 100

export function openRooms(): Rooms {
  const rooms = new Map<string, Set<Guest>>()
  const guestsOf = (project: string) => [...(rooms.get(project) ?? [])]

  const tell: Rooms['tell'] = (project, event, payload, id) => {
    for (const { stream } of guestsOf(project)) stream.send(event, payload, id)
  }
  const present: Rooms['present'] = (project) => {
    const named = guestsOf(project).flatMap(({ reviewer, row }) => (reviewer === null ? [] : [{ reviewer, row }]))
    return [...new Map(named.map((one) => [one.reviewer, one])).values()]
  }
  const tellPresence = (project: string) =>
    tell(project, 'presence', { people: present(project).map(({ reviewer, row }) => ({ name: reviewer, row })) })

  return {
    tell,
    present,
    join: (project, guest) => {
      const guests = rooms.get(project) ?? new Set()
      rooms.set(project, guests.add(guest))
      tellPresence(project)
      return {
        leave: () => {
          if (!guests.delete(guest)) return
          if (guests.size === 0 && rooms.get(project) === guests) rooms.delete(project)
          tellPresence(project)
        },
      }
    },
    tellDecision: ({ project, reviewer, seq, changes }) => {
      const changed = changes.flatMap((change) =>
        change.entity === 'row' ? [change.id] : change.entity === 'comment' ? rowOf(change) : [],
      )
      tell(project, 'change', { rows: changed.length > MOST_ROWS ? [] : [...new Set(changed)], by: reviewer, seq }, seq)
    },
    close: () => {
      for (const project of rooms.keys()) for (const { stream } of guestsOf(project)) stream.close()
    },
  }
}

function rowOf(change: { before: { row: string } | null; after: { row: string } | null }): string[] {
  const comment = change.after ?? change.before
  return comment === null ? [] : [comment.row]
}
