import { createHash } from 'node:crypto'
import type { Source } from '../model/document.ts'
import { err, ok, type Result } from '../model/result.ts'
import type { InputFormat, Reading } from './format.ts'
import { html } from './html/read.ts'
import { plain } from './plain/read.ts'

/** Every kind of file that we read. A new one is one folder and its line here. */
export const inputFormats: readonly InputFormat[] = [html, plain]

/** Bytes of the largest file that is looked at. */
const LARGEST = 64 * 1024 * 1024
const HEAD = 1024

/**
 * The text of a file, with its name and the hash of its bytes. `encoding` is what a person chose. FORMAT_UNKNOWN by its name,
 * INPUT_TOO_LARGE, and what `decode` and the format's reader refuse.
 */
export function readDocument(file: string, bytes: Uint8Array, encoding?: string): Result<Source> {
  const reading = examineDocument(file, bytes, encoding)
  return reading.ok ? ok(reading.value.source) : reading
}

/** As `readDocument`, with how sure the encoding is. */
export function examineDocument(file: string, bytes: Uint8Array, encoding?: string): Result<Reading> {
  if (bytes.length > LARGEST) return err({ code: 'INPUT_TOO_LARGE', detail: `${Math.ceil(bytes.length / 1024 / 1024)} MB` })
  const format = formatOf(file, bytes)
  if (format === undefined) return err({ code: 'FORMAT_UNKNOWN', detail: extensionOf(file) ?? file })
  const read = format.read(bytes, encoding)
  if (!read.ok) return read
  const { text, confidence, others } = read.value
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return ok({ source: { file, sha256, encoding: read.value.encoding, text }, confidence, others })
}

/** By the name; a pasted text or a name without extension by how it starts. */
function formatOf(file: string, bytes: Uint8Array): InputFormat | undefined {
  const extension = extensionOf(file)
  if (extension !== undefined) return inputFormats.find(({ extensions }) => extensions.includes(extension))
  const head = String.fromCharCode(...bytes.subarray(0, HEAD))
  return inputFormats.find(({ claims }) => claims(head))
}

function extensionOf(file: string): string | undefined {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  return /^[a-z0-9]{1,8}$/.test(extension) ? extension : undefined
}
