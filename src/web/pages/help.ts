import type { Shell } from './shell.ts'

/** GET /help. */
export interface HelpPage {
  readonly shell: Shell
  readonly keys: readonly { readonly action: string; readonly key: string }[]
  readonly version: string
}
