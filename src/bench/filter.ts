import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ReadTable } from '../language/table.ts'
import type { Measure } from './align.ts'
import { shortDocuments } from './short-documents.ts'

/** Where memory is looked at on the way: were it to grow with the corpus, these would differ. */
const MARKS = [10_000, 100_000, 1_000_000]
const SAMPLE_MS = 100
const LINE_FEED = 10

/**
 * `quotes --jsonl` on so many short documents, as a shell runs it: documents a second, and the most memory that the process with all its
 * children had until each mark. The documents are made on the way; neither they nor the output are kept.
 */
export async function* benchFilter(read: ReadTable, documents: number): AsyncIterable<Measure> {
  const program = fileURLToPath(new URL('../main.js', import.meta.url))
  const child = spawn(process.execPath, [program, 'quotes', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const from = performance.now()
  let peak = 0
  const sampling = setInterval(() => {
    peak = Math.max(peak, treeBytes(child.pid ?? 0))
  }, SAMPLE_MS)
  const feeding = feed(child.stdin, read, documents)
  let lines = 0
  let mark = 0
  for await (const chunk of child.stdout as AsyncIterable<Uint8Array>) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++
    if (lines >= (MARKS[mark] ?? Number.POSITIVE_INFINITY) && lines < documents) yield memory(MARKS[mark++] as number, peak)
  }
  await feeding
  const [code] = await ended
  clearInterval(sampling)
  if (code !== 0 || lines !== documents) throw new Error(`quotes --jsonl ended with ${code} after ${lines} lines`)
  yield memory(documents, peak)
  yield { name: 'quotes --jsonl', value: documents / ((performance.now() - from) / 1000), unit: 'documents/s' }
}

function memory(documents: number, peak: number): Measure {
  return { name: `memory, ${documents} documents (at most 400)`, value: peak / 2 ** 20, unit: 'MB' }
}

async function feed(stdin: NodeJS.WritableStream, read: ReadTable, documents: number): Promise<void> {
  for (const line of shortDocuments(read, documents)) if (!stdin.write(line)) await once(stdin, 'drain')
  stdin.end()
}

/** Resident memory of a process and of those it started. Where there is no /proc this is nothing known: NaN. */
function treeBytes(root: number): number {
  try {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    const known = new Map(processes.flatMap((id) => entryOf(id)))
    return [...known].reduce((sum, [id, { bytes }]) => sum + (descendsFrom(id, root, known) ? bytes : 0), 0)
  } catch {
    return Number.NaN
  }
}

interface ProcessEntry {
  readonly parent: number
  readonly bytes: number
}

function entryOf(id: string): [number, ProcessEntry][] {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8')
    const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    return [[Number(id), { parent: field('PPid'), bytes: field('VmRSS') * 1024 }]]
  } catch {
    // It ended between the two looks.
    return []
  }
}

function descendsFrom(id: number, root: number, known: ReadonlyMap<number, ProcessEntry>): boolean {
  for (let at: number | undefined = id; at !== undefined && at !== 0; at = known.get(at)?.parent) if (at === root) return true
  return false
}
