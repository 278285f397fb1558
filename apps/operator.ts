import { backup } from '#core/backup/backup.ts'
import { restore } from '#core/backup/restore.ts'
import { type Config, describeSettings, readConfig } from '#core/config.ts'
import { PlainFault } from '#core/fault.ts'
import { besideOrOpen, reachDatabase } from './database.ts'
import { takeOut } from './operator/export.ts'
import { bringIn } from './operator/import.ts'
import { reindex, verifyAnswers } from './operator/reindex.ts'

/** `npm run yinuo -- <command>`: what an operator does beside the service. Each can be run twice. */
type Command = { usage: string; does: string; run(config: Config, args: string[]): Promise<void> }

const say = (line: string) => console.error(`  ${line}`)

const commands: Record<string, Command> = {
  backup: {
    usage: 'backup FILE',
    does: 'write everything into one file, while the service goes on',
    async run(config, [file]) {
      const database = await besideOrOpen(config, say)
      try {
        const counted = await backup(database.opening.ownerUrl, config.data, fileOf(file), say)
        say(`${fileOf(file)}: ${counted.rows} rows of ${counted.tables} tables, ${counted.files} files.`)
      } finally {
        await database.close()
      }
    },
  },
  restore: {
    usage: 'restore FILE',
    does: 'fill an empty data folder from a backup; also the way to a new PostgreSQL',
    async run(config, [file]) {
      const database = await reachDatabase(config, say)
      try {
        const counted = await restore(database.opening.ownerUrl, config.data, fileOf(file), say)
        say(`${counted.rows} rows of ${counted.tables} tables and ${counted.files} files are back.`)
      } finally {
        await database.close()
      }
    },
  },
  import: {
    usage: 'import FILE',
    does: 'bring in a customer list, or with `import answers FILE` a list of answers; --dry-run, --sheet NAME, --map HEADING=COLUMN, --refused FILE, --company NAME',
    run: (config, args) => bringIn(config, args, say),
  },
  export: {
    usage: 'export LIST FILE',
    does: 'write customers, devices, cases, promises, visits or answers into FILE.xlsx or .csv (answers also .jsonl), or without a list everything of a company into FILE.zip; --company NAME, --language en, --no-bom',
    run: (config, args) => takeOut(config, args, say),
  },
  reindex: {
    usage: 'reindex answers',
    does: 'build the index of answers of this host anew, while search goes on; --company NAME',
    run: (config, args) => reindex(config, args, say),
  },
  verify: {
    usage: 'verify',
    does: 'compare the index of answers of this host with the database; --company NAME',
    run: (config, args) => verifyAnswers(config, args, say),
  },
  settings: {
    usage: 'settings',
    does: 'list every setting that the environment can carry',
    async run() {
      console.log(describeSettings())
    },
  },
}

function fileOf(file: string | undefined): string {
  if (file === undefined) throw new PlainFault('The name of the file is missing.', usage())
  return file
}

function usage(): string {
  const lines = Object.values(commands).map(
    ({ usage, does }) => `  npm run yinuo -- ${usage.padEnd(16)} ${does}`,
  )
  return `The commands are:\n${lines.join('\n')}`
}

try {
  const [name = '', ...args] = process.argv.slice(2)
  const command = commands[name]
  if (command === undefined) {
    throw new PlainFault(name === '' ? 'No command was given.' : `There is no command '${name}'.`, usage())
  }
  await command.run(readConfig(), args)
} catch (fault) {
  if (fault instanceof PlainFault) console.error(`\n  ${fault.sentence}\n  ${fault.wayOut}\n`)
  else console.error(fault)
  process.exitCode = 1
}
