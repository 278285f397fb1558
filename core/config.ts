import { resolve } from 'node:path'
import { z } from 'zod'
import { PlainFault } from './fault.ts'

const onOff = z.enum(['on', 'off']).transform(word => word === 'on')

/**
 * Every setting that the environment can carry. Unknown `YINUO_…` names are refused: a typo is not a default.
 */
const settings = z.strictObject({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .meta({
      doc: 'A PostgreSQL 15+ server of your own (a superuser or BYPASSRLS login). Default: the embedded one.',
    }),
  YINUO_DATA: z
    .string()
    .default('.data')
    .meta({ doc: 'Folder for the database, files, keys and built pages.' }),
  YINUO_HOST: z
    .string()
    .default('0.0.0.0')
    .meta({ doc: 'Address to listen on. 127.0.0.1: this machine only.' }),
  YINUO_PORT: z.coerce.number().int().min(0).max(65535).default(8088).meta({ doc: 'Port to listen on.' }),
  YINUO_URL: z.url().optional().meta({ doc: 'The address that people type, when a proxy stands before us.' }),
  YINUO_TLS_CERT: z.string().optional().meta({ doc: 'Certificate file (PEM) to serve https ourselves.' }),
  YINUO_TLS_KEY: z.string().optional().meta({ doc: 'Its key file (PEM).' }),
  YINUO_PROXY: onOff.default(false).meta({ doc: 'on: trust X-Forwarded-For of a proxy on this machine.' }),
  YINUO_DEMO: onOff.default(true).meta({ doc: 'off: no demo world; the first visitor sets up the company.' }),
  YINUO_DEMO_PASSWORD: z
    .string()
    .min(10)
    .optional()
    .meta({ doc: 'Another password for the demo accounts; then they also work from other machines.' }),
  YINUO_SECRET: z
    .string()
    .min(32)
    .optional()
    .meta({ doc: 'Secret shared by several app processes. Default: made once in the data folder.' }),
  YINUO_ROLE: z.enum(['all', 'web', 'worker']).default('all').meta({ doc: 'What this process does.' }),
  YINUO_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .meta({ doc: 'How much is logged.' }),
  YINUO_POOL: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(8)
    .meta({ doc: 'Database connections of this process; more than four for a core wait for each other.' }),
  YINUO_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .meta({ doc: 'A session ends after this much silence.' }),
  YINUO_RATE: z.coerce
    .number()
    .int()
    .min(10)
    .max(1_000_000)
    .default(1200)
    .meta({ doc: 'Requests a minute of one session; without one, from one address.' }),
  YINUO_INNER_HOSTS: z.string().default('').meta({
    doc: 'Hosts of the inner network that mail and webhooks may go to: mail.local,10.0.0.5. Default: none.',
  }),
  YINUO_BODY_MB: z.coerce.number().int().min(1).max(1024).default(512).meta({ doc: 'Largest upload.' }),
  /** Read by the tests' set-up, not by the service; named here so that they are not refused. */
  YINUO_TEST_CHROMIUM: z.string().optional().meta({ doc: 'The Chromium that the browser tests use.' }),
  YINUO_TEST_HOUSE: z
    .string()
    .optional()
    .meta({ doc: 'The address of a running demo that the browser tests use.' }),
  YINUO_TEST_DATABASE_URL: z.string().optional().meta({ doc: 'The PostgreSQL that the tests use.' }),
})

export type Config = {
  databaseUrl: string | undefined
  data: string
  host: string
  port: number
  url: string | undefined
  tls: { cert: string; key: string } | undefined
  trustProxy: boolean
  demo: boolean
  demoPassword: string | undefined
  secret: string | undefined
  role: 'all' | 'web' | 'worker'
  log: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  pool: number
  idleMinutes: number
  requestsPerMinute: number
  bodyBytes: number
  innerHosts: readonly string[]
}

/** The settings, read once. Throws a PlainFault that names the setting. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || value === '') continue
    if (name === 'DATABASE_URL' || name.startsWith('YINUO_')) given[name] = value
  }
  const read = settings.safeParse(given)
  if (!read.success) {
    const wrong = read.error.issues.map(issue =>
      issue.code === 'unrecognized_keys'
        ? `${issue.keys.join(', ')} is not a setting of this program.`
        : `${issue.path.join('.')}: ${issue.message}.`,
    )
    throw new PlainFault(
      wrong.join(' '),
      `Correct it or leave it out. The settings are:\n${describeSettings()}`,
    )
  }
  const e = read.data
  if ((e.YINUO_TLS_CERT === undefined) !== (e.YINUO_TLS_KEY === undefined)) {
    throw new PlainFault('Only one of YINUO_TLS_CERT and YINUO_TLS_KEY is set.', 'Set both, or neither.')
  }
  return {
    databaseUrl: e.DATABASE_URL,
    data: resolve(e.YINUO_DATA),
    host: e.YINUO_HOST,
    port: e.YINUO_PORT,
    url: e.YINUO_URL?.replace(/\/$/, ''),
    tls: e.YINUO_TLS_CERT && e.YINUO_TLS_KEY ? { cert: e.YINUO_TLS_CERT, key: e.YINUO_TLS_KEY } : undefined,
    trustProxy: e.YINUO_PROXY,
    demo: e.YINUO_DEMO,
    demoPassword: e.YINUO_DEMO_PASSWORD,
    secret: e.YINUO_SECRET,
    role: e.YINUO_ROLE,
    log: e.YINUO_LOG,
    pool: e.YINUO_POOL,
    idleMinutes: e.YINUO_IDLE_MINUTES,
    requestsPerMinute: e.YINUO_RATE,
    bodyBytes: e.YINUO_BODY_MB * 1024 * 1024,
    innerHosts: e.YINUO_INNER_HOSTS.split(',').flatMap(host => host.trim().toLowerCase() || []),
  }
}

/** One line per setting, for the README and for error messages. */
export function describeSettings(): string {
  return Object.entries(settings.shape)
    .map(([name, shape]) => `  ${name}: ${(shape.meta() as { doc?: string } | undefined)?.doc ?? ''}`)
    .join('\n')
}

/** What a library reads from the environment by itself, where nobody has set it. */
export function preset(name: string, value: string): void {
  process.env[name] ??= value
}
