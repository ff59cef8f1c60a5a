export { rows } from '../store/rows.ts'
export { wire } from '../wire.ts'
