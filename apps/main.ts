import { systemClock } from '#core/clock.ts'
import { type Config, readConfig } from '#core/config.ts'
import { PlainFault } from '#core/fault.ts'
import { openLog } from '#core/log.ts'
import { demoAccounts, loadWorld } from '#db/world/load.ts'
import { openDatabase } from './database.ts'
import { openService } from './service.ts'
import { builtPages, serveWeb } from './web/serve.ts'
import { welcome } from './welcome.ts'

/** `npm start`: database, migrations, demo world, pages, one port. Ends cleanly on Ctrl-C and SIGTERM. */
async function start(config: Config, dev: boolean): Promise<void> {
  const log = openLog(config.log)
  const say = (sentence: string) => console.log(`  ${sentence}`)
  const pages = dev ? undefined : builtPages(config.data)
  // Awaited below; without this a failing build would be an unhandled rejection while the database starts.
  pages?.catch(() => {})
  const database = await openDatabase(config, say)
  const close: (() => Promise<void>)[] = [() => database.close()]
  const end = once(async () => {
    for (const one of close.reverse()) await one()
  })
  try {
    const service = await openService({ config, clock: systemClock, log, ...database.opening })
    close.push(() => service.close())
    if (config.demo) await loadWorld(service.house, say)
    if (config.role !== 'worker') {
      await pages
      await serveWeb(service.app, { folder: config.data, dev })
    }
    const at = await service.listen().catch(fault => {
      throw busyPort(fault, config)
    })
    await welcome(service.house, at, config.demo ? demoAccounts : [])
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // Not `once`: a supervisor signals the whole group, and the second one must not cut the closing short.
      process.on(signal, () => {
        say('Closing…')
        end().then(
          () => process.exit(0),
          fault => fail(fault),
        )
      })
    }
  } catch (fault) {
    await end().catch(() => {})
    throw fault
  }
}

function busyPort(fault: unknown, config: Config): unknown {
  const code = (fault as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') {
    return new PlainFault(
      `Port ${config.port} is taken by another program.`,
      `End that program, or start on another port: YINUO_PORT=${config.port + 1} npm start`,
    )
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new PlainFault(
      `This machine does not let us listen on ${config.host}:${config.port}.`,
      'Choose another YINUO_HOST or YINUO_PORT (above 1024).',
    )
  }
  return fault
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work()
    return done
  }
}

function fail(fault: unknown): never {
  if (fault instanceof PlainFault) console.error(`\n  ${fault.sentence}\n  ${fault.wayOut}\n`)
  else console.error(fault)
  process.exit(1)
}

try {
  await start(readConfig(), process.argv.includes('--dev'))
} catch (fault) {
  fail(fault)
}
