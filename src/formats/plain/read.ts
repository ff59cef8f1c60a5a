import { ok } from '../../model/result.ts'
import { decode } from '../decode.ts'
import type { InputFormat } from '../format.ts'

/** Plain text and Markdown: the decoded text, unit for unit. Marks of Markdown stay: a reviewer sees the file as it is. */
export const plain: InputFormat = {
  name: 'txt',
  extensions: ['txt', 'text', 'md', 'markdown'],
  claims: () => true,
  read: (bytes, encoding) => {
    const decoded = decode(bytes, encoding)
    if (!decoded.ok) return decoded
    const { text, confidence, candidates } = decoded.value
    const others = candidates.map((candidate) => candidate.encoding).filter((name) => name !== decoded.value.encoding)
    return ok({ text, encoding: decoded.value.encoding, confidence, others })
  },
}
