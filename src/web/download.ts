import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import contentDisposition from 'content-disposition'
import type { Response } from 'express'

/** Sends pieces of text as a file, as fast as the reader takes them and no faster. A reader who goes away ends it. */
export async function download(
  res: Response,
  file: { readonly name: string; readonly mediaType: string },
  pieces: AsyncIterable<string>,
): Promise<void> {
  // A Chinese name in a raw header would throw; a path or a control character is none of a file's name.
  const name = file.name.replace(/[/\\\p{Cc}]+/gu, ' ').trim()
  res.status(200).set({
    'Content-Type': file.mediaType,
    'Content-Disposition': contentDisposition(name),
    'Cache-Control': 'no-store',
  })
  try {
    await pipeline(Readable.from(pieces), res)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}
