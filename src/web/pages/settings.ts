import type { Shell } from './shell.ts'

/** GET /settings. All that it shows is in the shell; `keys` lists every action with its key now and at first. */
export interface SettingsPage {
  readonly shell: Shell
  readonly keys: readonly { readonly action: string; readonly key: string; readonly first: string }[]
  /** Where "back" goes. */
  readonly back: string
}
