import { Failure, failureOf } from './failure.ts'

/** A large list on a slow line. */
const patience = 300_000

/** Sends a file as it is; a deed names it afterwards. Returns its id; throws a Failure. */
export async function sendFile(file: File): Promise<string> {
  const response = await fetch('/api/files', {
    method: 'POST',
    credentials: 'same-origin',
    signal: AbortSignal.timeout(patience),
    headers: {
      accept: 'application/json',
      'accept-language': document.documentElement.lang,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(file.name),
    },
    body: file,
  }).catch(() => {
    throw new Failure('offline')
  })
  if (!response.ok) throw await failureOf(response)
  const { id } = (await response.json()) as { id: string }
  return id
}
