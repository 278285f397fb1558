import { createHmac, timingSafeEqual } from 'node:crypto'
import { isUuid, type Uuid } from '#core/ids.ts'

/**
 * The link by which a customer says stop: company and address, and proof that we wrote it. Nothing is stored
 * and it never ends: a notice of last year must still be stoppable. It can do nothing else.
 */
const bytesOf = (id: Uuid) => Buffer.from(id.replaceAll('-', ''), 'hex')
const uuidOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
const proofOf = (secret: string, ids: Buffer) =>
  createHmac('sha256', secret).update('stop notices').update(ids).digest().subarray(0, 16)

export function stopToken(secret: string, company: Uuid, address: Uuid): string {
  const ids = Buffer.concat([bytesOf(company), bytesOf(address)])
  return Buffer.concat([ids, proofOf(secret, ids)]).toString('base64url')
}

/** Null for what we did not write. */
export function readStopToken(secret: string, token: string): { company: Uuid; address: Uuid } | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48 || bytes.toString('base64url') !== token) return null
  const ids = bytes.subarray(0, 32)
  if (!timingSafeEqual(proofOf(secret, ids), bytes.subarray(32))) return null
  const [company, address] = [uuidOf(ids.subarray(0, 16)), uuidOf(ids.subarray(16))]
  return isUuid(company) && isUuid(address) ? { company, address } : null
}
