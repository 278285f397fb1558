import { Failure, failureOf } from './failure.ts'

/** So long nothing of it goes and no answer comes: the line is dead. */
const PATIENCE_MS = 300_000

/**
 * Sends a file as it is; a deed names it afterwards. `went` hears what share of it has gone, from 0 to 1.
 * Returns its id; throws a Failure.
 */
export async function sendFile(file: File, went: (share: number) => void = () => {}): Promise<string> {
  const response = await post(file, went)
  if (!response.ok) throw await failureOf(response)
  const { id } = (await response.json()) as { id: string }
  return id
}

/** By XMLHttpRequest: fetch does not tell how much has gone. @throws Failure where no answer comes */
function post(file: File, went: (share: number) => void): Promise<Response> {
  const request = new XMLHttpRequest()
  request.open('POST', '/api/files')
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('accept-language', document.documentElement.lang)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
  return new Promise<Response>((resolve, reject) => {
    const giveUp = () => reject(new Failure('offline'))
    let patience = setTimeout(() => request.abort(), PATIENCE_MS)
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(patience)
      patience = setTimeout(() => request.abort(), PATIENCE_MS)
      if (total > 0) went(loaded / total)
    }
    request.onload = () => resolve(new Response(request.responseText, { status: request.status }))
    request.onerror = giveUp
    request.onabort = giveUp
    request.onloadend = () => clearTimeout(patience)
    request.send(file)
  })
}
