import type { AddCommand } from '../usage.ts'
import { addReader } from './reader.ts'

/** `duizhao segments FILE | --jsonl` */
export const addSegments: AddCommand = (program, services, finish) =>
  addReader(program, services, finish, {
    name: 'segments',
    description: 'languages, scripts and roles of a text',
    read: async (source) => {
      const found = await services.segments(source)
      return found.ok ? { ok: true, value: { segments: found.value } } : found
    },
  })
