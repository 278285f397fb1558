import { createHmac, timingSafeEqual } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { House } from '#core/house.ts'
import { uuidv7 } from '#core/ids.ts'
import type { Connections } from '#core/postgres/connect.ts'
import { kyselyOn } from '#core/postgres/dialect.ts'

/** A session dies after this, used or not; idle ones much sooner (YINUO_IDLE_MINUTES). */
const SESSION_DAYS = 7

const ours = new WeakMap<House, ReturnType<typeof open>>()

/**
 * better-auth for this house. It keeps accounts, sessions and cookies; its own HTTP routes are not mounted.
 */
export function authOf(house: House) {
  const known = ours.get(house)
  if (known) return known
  const auth = open(house)
  ours.set(house, auth)
  return auth
}

function open(house: House) {
  return betterAuth({
    appName: 'yinuo',
    baseURL: house.config.url ?? `http${isHttps(house) ? 's' : ''}://localhost:${house.config.port}`,
    secret: sessionSecret(house),
    database: {
      db: kyselyOn(inDates(house.pools.auth)),
      type: 'postgres',
      schemaName: 'auth',
      transaction: false,
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) =>
        house.log[level === 'error' ? 'error' : 'warn']({ from: 'better-auth' }, message),
    },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    advanced: {
      cookiePrefix: 'yinuo',
      useSecureCookies: isHttps(house),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
      database: { generateId: () => uuidv7() },
    },
    ...tables,
    plugins: [staffSessions],
  })
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Our names for better-auth's tables and columns, and what we keep beside its own. */
const tables = {
  user: {
    modelName: 'users',
    fields: { emailVerified: 'email_verified', ...times },
    additionalFields: { username: { type: 'string', required: true, input: false } },
  },
  session: {
    modelName: 'sessions',
    expiresIn: SESSION_DAYS * 86_400,
    disableSessionRefresh: true,
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...times,
    },
    additionalFields: {
      companyId: { type: 'string', fieldName: 'company_id', required: false, input: false },
      lastSeenAt: { type: 'date', fieldName: 'last_seen_at', required: true, input: false },
    },
  },
  account: {
    modelName: 'accounts',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'user_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
} as const

/** A session in a company, once the password was found right; only the server can ask for it (no path). */
const staffSessions = {
  id: 'staff-sessions',
  endpoints: {
    openSession: createAuthEndpoint.serverOnly(
      {
        method: 'POST',
        body: z.object({
          user: z.string(),
          company: z.string(),
          at: z.date(),
          address: z.string(),
          agent: z.string(),
        }),
      },
      async ctx => {
        const { user: id, company, at, address, agent } = ctx.body
        const user = await ctx.context.internalAdapter.findUserById(id)
        if (!user) throw new Error('No such account')
        const moments = { createdAt: at, updatedAt: at, lastSeenAt: at }
        const expiresAt = new Date(at.getTime() + SESSION_DAYS * 86_400_000)
        const origin = { ipAddress: address, userAgent: agent }
        const some = { companyId: company, expiresAt, ...moments, ...origin }
        const session = await ctx.context.internalAdapter.createSession(id, false, some, true)
        await setSessionCookie(ctx, { session, user })
        return { token: session.token }
      },
    ),
  },
} as const

/** better-auth knows `Date`, our connections `Temporal`. */
function inDates(sql: Pick<Connections, 'unsafe'>): Pick<Connections, 'unsafe'> {
  const unsafe = async (text: string, values: readonly unknown[] = [], how?: object) => {
    const given = values.map(value => (value instanceof Date ? value.toISOString() : value))
    const rows = await sql.unsafe(text, given as never[], how)
    const dated = rows.map(row =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toDate(value)])),
    )
    return Object.assign(dated, { count: rows.count })
  }
  return { unsafe: unsafe as unknown as Connections['unsafe'] }
}

function toDate(value: unknown): unknown {
  return value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value
}

function isHttps(house: House): boolean {
  return house.config.tls !== undefined || (house.config.url ?? '').startsWith('https:')
}

const secrets = new WeakMap<House, string>()

/** Worked out once for a house: each request asks. */
function sessionSecret(house: House): string {
  const known = secrets.get(house)
  if (known !== undefined) return known
  const secret = createHmac('sha256', house.secret).update('sessions').digest('base64url')
  secrets.set(house, secret)
  return secret
}

/** The token in better-auth's signed cookie, null when there is none or the signature is not ours. */
export function tokenIn(house: House, cookies: string | undefined): string | null {
  const name = `${isHttps(house) ? '__Secure-' : ''}yinuo.session_token=`
  const cookie = cookies?.split(/;\s*/).find(one => one.startsWith(name))
  if (cookie === undefined) return null
  const value = decode(cookie.slice(name.length))
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', sessionSecret(house)).update(token).digest()
  return dot > 0 && given.length === right.length && timingSafeEqual(given, right) ? token : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
