import { read } from './read.ts'

export const other = () => read
