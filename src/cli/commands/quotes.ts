import { printAnalysis } from '../../pipeline/contract.ts'
import type { AddCommand } from '../usage.ts'
import { addReader } from './reader.ts'

/** `duizhao quotes FILE | --jsonl` */
export const addQuotes: AddCommand = (program, services, finish) =>
  addReader(program, services, finish, {
    name: 'quotes',
    description: 'quotations of a text and who said them',
    read: async (source) => {
      const found = await services.analyze([source], {})
      if (!found.ok) return found
      const { quotations, speakers } = printAnalysis(found.value)
      return { ok: true, value: { quotations, speakers } }
    },
  })
