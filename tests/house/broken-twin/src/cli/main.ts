export { rows } from '../web/app.ts'
