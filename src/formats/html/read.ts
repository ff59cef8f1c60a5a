import { ok } from '../../model/result.ts'
import { decode } from '../decode.ts'
import type { InputFormat } from '../format.ts'
import { textOfPage } from './article.ts'

/** A web page: its main text, one paragraph a line. */
export const html: InputFormat = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  claims: (head) => /^\s*(?:<!doctype html|<html[\s>])/i.test(head),
  read: (bytes, encoding) => {
    const decoded = decode(bytes, encoding)
    if (!decoded.ok) return decoded
    const { confidence, candidates } = decoded.value
    const others = candidates.map((candidate) => candidate.encoding).filter((name) => name !== decoded.value.encoding)
    return ok({ text: textOfPage(decoded.value.text), encoding: decoded.value.encoding, confidence, others })
  },
}
