import { readFileSync } from 'node:fs'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { fileRoutes, takeUploads } from '../files.ts'
import { findRoutes } from '../find/route.ts'
import type { House } from '../house.ts'
import { uuidv7 } from '../ids.ts'
import type { AnyRoute } from '../routes.ts'
import { answerBroken, answerFault, answerNothingHere } from './answer.ts'
import { closeSoon } from './closing.ts'
import { type Hints, mountHints } from './hints.ts'
import { type Authenticate, mount } from './mount.ts'
import { openapi } from './openapi.ts'
import { endSlowBodies } from './slow-bodies.ts'

const version = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version

/** All routes of the house: core's own and each slice's, in the order of the story. */
export function allRoutes(story: House['story']): AnyRoute[] {
  return [...fileRoutes, ...findRoutes, ...story.flatMap(slice => slice.routes ?? [])]
}

/** By what requests are counted, for the most that one may ask in a minute. */
export type CountedAs = (house: House, request: FastifyRequest) => string

/** The web server without pages: limits, headers, the API and its documentation, health. */
export async function openApp(
  house: House,
  authenticate: Authenticate,
  hints: Hints,
  countedAs: CountedAs = (_house, request) => request.ip,
): Promise<FastifyInstance> {
  const { config } = house
  const app = Fastify({
    loggerInstance: house.log.child({}, { level: config.log }),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuidv7(),
    bodyLimit: 1024 * 1024,
    // Bodies have a pace instead (slow-bodies.ts); headers have Node's own minute.
    requestTimeout: 0,
    trustProxy: config.trustProxy ? 'loopback' : false,
    return503OnClosing: true,
    frameworkErrors: (fault: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      answerFault(house, fault, request, reply),
    clientErrorHandler: answerBroken,
    routerOptions: { maxParamLength: 200 },
    ...(config.tls
      ? { https: { cert: readFileSync(config.tls.cert), key: readFileSync(config.tls.key) } }
      : {}),
  } as object) as FastifyInstance
  closeSoon(app)
  endSlowBodies(app.server)
  await app.register(helmet, {
    contentSecurityPolicy: policy(config.tls !== undefined),
    hsts: config.tls !== undefined,
  })
  await app.register(rateLimit, {
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: request => countedAs(house, request),
    allowList: request => !request.url.startsWith('/api/'),
  })
  await app.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  app.setErrorHandler((fault, request, reply) => answerFault(house, fault, request, reply))
  app.setNotFoundHandler((_request, reply) => answerNothingHere(reply))
  app.addHook('onResponse', async (request, reply) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      request: request.id,
    }
    if (request.url.startsWith('/api/')) house.log.info(line, 'asked')
  })
  const routes = allRoutes(house.story)
  await mountDocs(app, routes)
  mountHealth(app, house)
  takeUploads(app)
  mount(app, house, authenticate, routes)
  mountHints(app, house, authenticate, hints)
  return app
}

/** antd writes its styles at run time, hence 'unsafe-inline' for styles only; scripts come from us alone. */
function policy(https: boolean) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      ...(https ? { upgradeInsecureRequests: [] } : {}),
    },
  }
}

async function mountDocs(app: FastifyInstance, routes: readonly AnyRoute[]): Promise<void> {
  const document = openapi(
    routes.map(route => route.endpoint),
    version,
  )
  await app.register(swagger, { mode: 'static', specification: { document: document as never } })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
}

/** `/healthz`: the process answers. `/readyz`: the database does too. */
function mountHealth(app: FastifyInstance, house: House): void {
  app.get('/healthz', { config: { rateLimit: false } }, async () => ({ alive: true }))
  app.get('/readyz', { config: { rateLimit: false } }, async (_request, reply) => {
    try {
      await house.pools.side.unsafe('select 1', [], { prepare: true })
      return { ready: true }
    } catch {
      return reply.status(503).send({ ready: false })
    }
  })
}
