import { readFileSync } from 'node:fs'
import { other } from './other.ts'

export const read = () => [readFileSync, other]
