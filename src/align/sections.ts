/*
 * The dictionary index is one file of named typed arrays. They are read as views on the file's bytes, so loading copies nothing
 * and parses only this header: JSON behind a magic word and its length.
 */

type Section = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array

const KINDS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array } as const
type Kind = keyof typeof KINDS

interface Entry {
  readonly name: string
  readonly kind: Kind
  readonly offset: number
  readonly length: number
}

const MAGIC = 0x5a443031
const ALIGNMENT = 8

/** The bytes of a file that holds the sections. */
export function packSections(sections: Readonly<Record<string, Section>>): Uint8Array {
  const entries: Entry[] = []
  let size = 0
  for (const [name, array] of Object.entries(sections)) {
    entries.push({ name, kind: kindOf(array), offset: size, length: array.length })
    size = aligned(size + array.byteLength)
  }
  const header = new TextEncoder().encode(JSON.stringify(entries))
  const start = aligned(8 + header.length)
  const bytes = new Uint8Array(start + size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, header.length, true)
  bytes.set(header, 8)
  for (const entry of entries) {
    const array = sections[entry.name]
    if (array) bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + entry.offset)
  }
  return bytes
}

/** Reads the sections by name. Throws where the bytes are no index, or lack the section. */
export function openSections(bytes: Uint8Array): <K extends Kind>(name: string, kind: K) => InstanceType<(typeof KINDS)[K]> {
  // A view needs its offset to be a multiple of the element's size: bytes from a pool are copied once.
  const own = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice()
  const view = new DataView(own.buffer, own.byteOffset, own.byteLength)
  if (own.length < 8 || view.getUint32(0, true) !== MAGIC) throw new Error('not a dictionary index')
  const headerLength = view.getUint32(4, true)
  const entries = JSON.parse(new TextDecoder().decode(own.subarray(8, 8 + headerLength))) as Entry[]
  const start = own.byteOffset + aligned(8 + headerLength)
  return (name, kind) => {
    const entry = entries.find((candidate) => candidate.name === name && candidate.kind === kind)
    if (!entry) throw new Error(`the dictionary index has no ${kind} section ${name}: build it again`)
    return new KINDS[kind](own.buffer as ArrayBuffer, start + entry.offset, entry.length) as InstanceType<
      (typeof KINDS)[typeof kind]
    >
  }
}

function kindOf(array: Section): Kind {
  for (const [kind, type] of Object.entries(KINDS)) if (array instanceof type) return kind as Kind
  throw new Error('no such section kind')
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT
}
