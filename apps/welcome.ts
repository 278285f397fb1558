import { networkInterfaces } from 'node:os'
import qrcode from 'qrcode'
import type { House } from '#core/house.ts'
import { setUpCode } from '#service/people/actions/company.ts'
import { DEMO_PASSWORD } from '#service/people/demo.ts'
import { isEmpty } from '#service/people/store/sign-in.ts'

export type DemoAccount = { login: string; who: string }

/** What stands in the terminal when everything is up: where to go, who to be, and a code for the phone. */
export async function welcome(house: House, _at: string, accounts: readonly DemoAccount[]): Promise<void> {
  const { config } = house
  const scheme = config.tls ? 'https' : 'http'
  const here = config.url ?? `${scheme}://localhost:${config.port}`
  const lan = config.url ?? lanAddress(config.host, scheme, config.port)
  const lines = ['', `  一诺 Yinuo  ${here}`]
  if (lan && lan !== here) lines.push(`  on phones in the same network: ${lan}`)
  if (accounts.length > 0) {
    const known = config.demoPassword === undefined
    const word = known
      ? `password ${DEMO_PASSWORD}, on this machine only`
      : 'password as in YINUO_DEMO_PASSWORD'
    lines.push('', `  Demo accounts (${word}):`)
    for (const account of accounts) lines.push(`    ${account.login.padEnd(8)} ${account.who}`)
  }
  if (await isEmpty(house)) {
    lines.push(
      '',
      `  Nobody has set this up yet. Opened on another machine, the page asks for: ${setUpCode(house)}`,
    )
  }
  lines.push('', '  Ctrl-C ends it. Nothing is lost.', '')
  console.log(lines.join('\n'))
  if (lan && process.stdout.isTTY) console.log(await qrcode.toString(lan, { type: 'terminal', small: true }))
}

function lanAddress(host: string, scheme: string, port: number): string | undefined {
  if (host !== '0.0.0.0' && host !== '::') return undefined
  const address = Object.values(networkInterfaces())
    .flat()
    .find(one => one !== undefined && one.family === 'IPv4' && !one.internal)
  return address ? `${scheme}://${address.address}:${port}` : undefined
}
