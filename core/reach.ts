import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/**
 * Where somebody's settings may make us connect to. Addresses of the machine and of the inner network are
 * refused (a webhook to 169.254.169.254 reads a cloud's keys) unless the operator names the host in
 * YINUO_INNER_HOSTS. Who connects uses the address that was looked at: a name may change meanwhile.
 */
const inner = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(network, bits, 'ipv4')
}
/** Of IPv6 only 2000::/3 is out in the world, less documentation, Teredo and 6to4 (which wrap IPv4). */
const outer = new BlockList()
outer.addSubnet('2000::', 3, 'ipv6')
const wrapped = new BlockList()
for (const [network, bits] of [
  ['2001::', 32],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  wrapped.addSubnet(network, bits, 'ipv6')
}

const LOOKUP_MS = 5_000

export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inner.check(address, 'ipv4')
  return family === 6 && outer.check(address, 'ipv6') && !wrapped.check(address, 'ipv6')
}

/** What cannot be reached, and whether another try may help. */
export class Unreachable extends Error {
  readonly forGood: boolean
  constructor(why: string, forGood: boolean) {
    super(why)
    this.forGood = forGood
  }
}

/** The address to connect to. @throws Unreachable for an inner address, or a name that nobody knows (now) */
export async function addressOf(host: string, allowed: readonly string[]): Promise<string> {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const found = isIP(bare) ? [bare] : await resolve(bare)
  const chosen = allowed.includes(bare) ? found[0] : found.find(isPublic)
  if (chosen === undefined) {
    throw new Unreachable('the address is of the inner network', true)
  }
  return chosen
}

async function resolve(host: string): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the name server is silent')), LOOKUP_MS)
  })
  try {
    const all = await Promise.race([lookup(host, { all: true }), late])
    return all.map(one => one.address)
  } catch {
    throw new Unreachable('the host name is not known', false)
  } finally {
    clearTimeout(timer)
  }
}
