import type { Response } from 'express'

/** An open stream of server-sent events. */
export interface EventStream {
  /** `id` lets a browser that lost the line say what it saw last. */
  readonly send: (event: string, payload: unknown, id?: string | number) => void
  readonly close: () => void
}

// Proxies and browsers cut a line that is silent for a minute.
const KEEPALIVE_MS = 25_000
const RETRY_MS = 2_000

/** Turns the answer into an event stream; `closed` is called once, when either end lets go. */
export function openEventStream(res: Response, closed: () => void): EventStream {
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  res.flushHeaders()
  res.write(`retry: ${RETRY_MS}\n\n`)
  const keepalive = setInterval(() => res.write(':\n\n'), KEEPALIVE_MS).unref()
  // Of the answer: a request without a body closes as soon as it was read.
  res.once('close', () => {
    clearInterval(keepalive)
    closed()
  })
  return {
    // JSON has no bare line end, so that no text can start an event of its own.
    send: (event, payload, id) =>
      res.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`),
    close: () => res.end(),
  }
}
