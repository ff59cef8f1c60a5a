import type { Request } from 'express'
import { z } from 'zod'
import { err, ok, type Result } from '../model/result.ts'

/** The fields of a form or of a JSON body. BAD_REQUEST names the first field at fault. */
export function parseBody<T>(req: Request, schema: z.ZodType<T>): Result<T> {
  return parseWith(schema, req.body ?? {})
}

export function parseQuery<T>(req: Request, schema: z.ZodType<T>): Result<T> {
  return parseWith(schema, req.query)
}

/** Express leaves the body undefined when nothing could read it: JSON sent as text/plain, above all. */
export function isUnread(req: Request): boolean {
  const hasBody = req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0
  return req.body === undefined && hasBody
}

export interface Field {
  readonly field: string
  readonly value: string
}

// What the form itself put there, and nobody typed.
const OWN_FIELDS = new Set(['csrf', 'back', 'operation'])

/** Every field of a form as it was sent, and where the form wanted to go back to. */
export function typedFields(req: Request): { readonly back: string | null; readonly fields: readonly Field[] } {
  const body: Readonly<Record<string, unknown>> = typeof req.body === 'object' && req.body !== null ? req.body : {}
  const fields = Object.entries(body).flatMap(([field, value]) => {
    if (OWN_FIELDS.has(field)) return []
    return (Array.isArray(value) ? value : [value]).flatMap((one) => (isSimple(one) ? [{ field, value: String(one) }] : []))
  })
  return { back: localPath.safeParse(body['back']).data ?? null, fields }
}

/**
 * A path on this server to go back to; what is none reads as absent. `//host` and `/\host` are other sites to a browser, and it
 * passes over blanks and control characters before them.
 */
export const localPath = z
  .string()
  .max(4000)
  .optional()
  .transform((path) => (path !== undefined && /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(path) ? path : undefined))

/** One line of words: a name, a title. Blanks at its ends and control characters are none of it. */
export const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .transform((words) => words.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim())

/** Words that must be there. */
export const someLine = (longest: number) => line(longest).pipe(z.string().min(1))

/** A field that may be given once or several times. */
export const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : typeof given === 'string' ? [given] : given))

export const count = z.coerce.number().int().nonnegative()

/** An operation's id, made with the form or by a script: sending it twice is deciding once. */
export const operationId = z.string().regex(/^[\w-]{8,60}$/)

function parseWith<T>(schema: z.ZodType<T>, value: unknown): Result<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return err({ code: 'BAD_REQUEST', detail: [issue?.path.join('.'), issue?.message].join(': ') })
}

function isSimple(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
