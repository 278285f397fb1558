import type { FastifyRequest } from 'fastify'
import type { House } from '#core/house.ts'

/** All accounts of the demo world have it, unless YINUO_DEMO_PASSWORD gives another. */
export const DEMO_PASSWORD = 'yinuo-qianjin'

type From = Pick<FastifyRequest, 'headers'> & { socket: { remoteAddress?: string | undefined } }

/**
 * Does the request come from this very machine? A proxy in front says so in a header; whoever it speaks for
 * may be anywhere.
 */
export function isLoopback({ headers, socket }: From): boolean {
  if (headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-real-ip'] ?? headers.via) return false
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address)
}

/** The password of the demo accounts is known to everybody: they work on this machine only. */
export function mayUseDemo(house: House, request: FastifyRequest): boolean {
  return house.config.demoPassword !== undefined || isLoopback(request)
}
