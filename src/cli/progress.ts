import type { CliServices } from './services.ts'

const BAR_CELLS = 24

/** A bar on a terminal, nothing where standard error is no terminal: lines in a log would say nothing. */
export interface Progress {
  readonly step: (label: string) => void
  readonly done: () => void
}

export function startProgress(services: CliServices, total: number): Progress {
  const { stderr } = services
  if (!stderr.isTTY) return { step: () => undefined, done: () => undefined }
  let count = 0
  const clear = () => stderr.write('\r\x1b[2K')
  return {
    step: (label) => {
      count++
      const filled = Math.round((BAR_CELLS * count) / Math.max(1, total))
      const bar = '█'.repeat(filled) + '░'.repeat(BAR_CELLS - filled)
      clear()
      stderr.write(`${bar} ${count}/${total} ${printable(label).slice(0, Math.max(10, (stderr.columns ?? 80) - BAR_CELLS - 16))}`)
    },
    done: () => {
      clear()
    },
  }
}

/** A file name may hold anything, escape sequences too. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�')
}
