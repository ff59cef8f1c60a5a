import { HINTS, type MachineTable } from './model.ts'

/*
 * Each pattern of tags around a word gives it another tag: a machine goes through the words from each place that no longer match has
 * taken, and takes the longest pattern. (Finite-state tagging after Brill: a first tag for each word, then contextual rules.)
 */

export interface Machine {
  /** The next state by `state * EVENTS + event`; 0: none. */
  readonly next: Uint8Array
  /** The state taken where no event leads on; 0: none. */
  readonly otherwise: Uint8Array
  /** The tag that a state gives; 0: the match goes on; `IGNORED`: a match that changes nothing. */
  readonly gives: Int8Array
  /** The tag is given whatever the word may be. */
  readonly forced: Uint8Array
  /** Which token of the match is given it, from the first. */
  readonly marked: Uint8Array
}

/** Tags, then hints, then the end of the text. */
const EVENTS = 128
export const FIRST_HINT = 32
const END = EVENTS - 1
const OTHERWISE = '2070003'
const END_EVENT = '2070000'
const IGNORED = -1

export function machineOf({ next, ends, marked }: MachineTable): Machine {
  const states = 1 + Math.max(...Object.values(next).flatMap((events) => Object.values(events)))
  if (states > 256) throw new Error('a machine has more states than its table holds')
  const machine = {
    next: new Uint8Array(states * EVENTS),
    otherwise: new Uint8Array(states),
    gives: new Int8Array(states),
    forced: new Uint8Array(states),
    marked: new Uint8Array(states),
  }
  for (const [state, events] of Object.entries(next)) {
    for (const [event, to] of Object.entries(events)) {
      if (event === OTHERWISE) machine.otherwise[Number(state)] = to
      else if (/^\d+$/.test(event)) machine.next[Number(state) * EVENTS + placeOf(event)] = to
    }
  }
  for (const [state, tag] of Object.entries(ends)) {
    machine.gives[Number(state)] = Number(tag) === 0 ? IGNORED : Math.abs(Number(tag))
    machine.forced[Number(state)] = Number(tag) < 0 ? 1 : 0
    machine.marked[Number(state)] = marked[state]?.[0] ?? 0
  }
  return machine
}

function placeOf(event: string): number {
  if (event === END_EVENT) return END
  const place = Number(event) >= HINTS ? FIRST_HINT + Number(event) - HINTS : Number(event)
  if (place >= END) throw new Error(`the event ${event} has no place in the table`)
  return place
}

/** Words that the machines read: of each its tag, which is changed in place, its hint and the tags it may have. */
export interface Row {
  readonly tags: number[]
  readonly hints: readonly number[]
  readonly may: readonly number[]
}

/** Changes the tags of a row by all that the machine finds in it. */
export function retag(row: Row, machine: Machine): void {
  const { tags, hints, may } = row
  const { next, otherwise, gives, forced, marked } = machine
  const length = tags.length
  const places: number[] = []
  const states: number[] = []
  for (let i = 0; i <= length; i++) {
    let state = 0
    let first = i
    let fallback = 0
    let fallbackAt = i
    for (let j = i; j <= length; j++) {
      const event = j === length ? END : (hints[j] as number) || (tags[j] as number)
      const to = next[state * EVENTS + event] as number
      if (state === 0) first = j
      const ended = to !== 0 && gives[to] !== 0
      if (ended || to === 0) {
        const found = ended ? to : fallback
        if (found !== 0) {
          i = ended ? j : fallbackAt
          places.push(first + (marked[found] as number))
          states.push(found)
        }
        break
      }
      state = to
      if (otherwise[state] !== 0) {
        fallback = otherwise[state] as number
        fallbackAt = j
      }
    }
  }
  for (let k = 0; k < places.length; k++) {
    const place = places[k] as number
    const state = states[k] as number
    const tag = gives[state] as number
    if (tag > 0 && place < length && (forced[state] === 1 || ((may[place] as number) & (1 << tag)) !== 0)) tags[place] = tag
  }
}
