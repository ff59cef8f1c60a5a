import type { RequestHandler } from 'express'
import multer from 'multer'
import type { Desk } from './desk.ts'
import { refuse } from './errors.ts'

export interface UploadLimits {
  readonly fileBytes: number
  readonly files: number
  /** Of the whole request. */
  readonly totalBytes: number
}

/** Reads a multipart form into memory: its files to `filesOf`, its fields to the body. INPUT_TOO_LARGE before a byte is read, where that can be told. */
export function uploadOf(desk: Desk, limits: UploadLimits): RequestHandler {
  const parse = multer({
    storage: multer.memoryStorage(),
    // By default multer reads names as Latin-1, and 中文引语.txt is mojibake.
    defParamCharset: 'utf8',
    limits: {
      fileSize: limits.fileBytes,
      files: limits.files,
      fieldSize: limits.fileBytes,
      fields: 50,
      parts: limits.files + 50,
    },
  }).any()
  return async (req, res, next) => {
    if (!req.is('multipart/form-data')) return next()
    // A form of a browser always says how long it is.
    const length = Number(req.headers['content-length'] ?? Number.POSITIVE_INFINITY)
    if (length > limits.totalBytes) {
      const detail = `> ${Math.round(limits.totalBytes / 1024 / 1024)} MB`
      // What is not read any more would otherwise keep the line busy.
      res.set('Connection', 'close')
      return refuse(desk, req, res, { code: 'INPUT_TOO_LARGE', detail })
    }
    parse(req, res, next)
  }
}

export interface UploadedFile {
  readonly field: string
  /** The last part of the name that the browser gave: a path is none of a file's name. */
  readonly name: string
  readonly bytes: Uint8Array
}

export function filesOf(req: { files?: unknown }): readonly UploadedFile[] {
  const files = Array.isArray(req.files) ? (req.files as readonly Express.Multer.File[]) : []
  return files.map(({ fieldname, originalname, buffer }) => ({ field: fieldname, name: nameOf(originalname), bytes: buffer }))
}

const LONGEST_NAME = 200

function nameOf(given: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, '').trim()
  return clean === '' || clean === '.' || clean === '..' ? 'file' : [...clean].slice(-LONGEST_NAME).join('')
}
