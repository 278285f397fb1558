import type { FastifyRequest } from 'fastify'

/**
 * Is this write sent by a page of another site in the browser of somebody who is signed in here (CSRF)? The
 * browser says where a page comes from: `Origin` with each write, `Sec-Fetch-Site` on https and localhost. A
 * client that says neither is no browser and carries nobody's cookie by itself.
 * @param ownUrl the address that people type when a proxy stands before us and changes `Host`
 */
export function isFromAnotherSite(request: FastifyRequest, ownUrl: string | undefined): boolean {
  const { origin, host } = request.headers
  if (origin === undefined) {
    const site = request.headers['sec-fetch-site']
    return site === 'cross-site' || site === 'same-site'
  }
  const from = URL.canParse(origin) ? new URL(origin) : null
  if (from === null) return true
  return from.host !== host && (ownUrl === undefined || from.origin !== new URL(ownUrl).origin)
}
