import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { customerCount, bringIn as throughThePage } from '../../test/support/lists.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { takeOut } from './export.ts'
import { bringIn } from './import.ts'

const LIST = 'test/e2e/fixtures/old-customers.gb18030.csv'
const OURS = '晨光太阳能'
const OTHERS = '南风热水器'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const config = () => {
  const { ownerUrl, secret, config } = world.house
  return { ...config, databaseUrl: ownerUrl, secret }
}
const at = (name: string) => join(world.house.config.data, name)

/** What the command says. */
async function said(work: (say: (line: string) => void) => Promise<void>): Promise<string> {
  const lines: string[] = []
  await work(line => lines.push(line))
  return lines.join('\n')
}
const operatorBrings = (...words: string[]) => said(say => bringIn(config(), words, say))

/** The customers of a company as the command writes them. */
async function customersOf(company: string): Promise<string> {
  const file = at(`${company}.csv`)
  await said(say => takeOut(config(), ['customers', file, '--company', company], say))
  return readFile(file, 'utf8')
}

test('answers come in and leave by the operator, and come back unchanged', async () => {
  const list = at('answers.csv')
  await writeFile(list, '编号,问题,答复\nQ1,水不热怎么办,先看水位。\nQ2,没有答复,\n')
  const brings = (file: string) => operatorBrings('answers', file, '--company', OURS)
  expect(await brings(list)).toMatch(/Written: 1 created, 1 refused\./)
  const out = at('answers.jsonl')
  await said(say => takeOut(config(), ['answers', out, '--company', OURS], say))
  expect(JSON.parse((await readFile(out, 'utf8')).trim())).toMatchObject({ externalId: 'Q1' })
  expect(await brings(out)).toMatch(/Written: 1 unchanged\./)
})

test('a list that the operator brings in stands in the archive as one that came through the page', async () => {
  const tried = await operatorBrings(LIST, '--company', OURS, '--dry-run', '--refused', at('refused.csv'))
  expect(tried).toMatch(/4 rows; expected: 3 created, 1 refused/)
  expect(tried).toContain('Nothing was written.')
  expect(await readFile(at('refused.csv'), 'utf8')).toContain('皇甫若兰')
  expect(await customerCount(world)).toBe(0)

  await throughThePage(world, await world.as('han'), await readFile(LIST))
  expect(await operatorBrings(LIST, '--company', OTHERS)).toMatch(
    /Written: 3 customers and 3 devices are new/,
  )
  const ours = await customersOf(OURS)
  expect(ours.match(/尉迟守信|司徒嘉禾|上官㛃/g)).toHaveLength(3)
  expect(await customersOf(OTHERS)).toEqual(ours)
  expect(await operatorBrings(LIST, '--company', OTHERS)).toContain('0 customers and 0 devices are new')
})

test('what the operator did not mean is said with the way out, and nothing comes in', async () => {
  const before = await customerCount(world)
  const refused = (...words: string[]) =>
    operatorBrings(...words).then(
      () => 'came in',
      fault => `${fault.sentence} ${fault.wayOut}`,
    )
  expect(await refused(LIST)).toMatch(/Which company .*南风热水器/)
  expect(await refused('nowhere.csv')).toContain("no file 'nowhere.csv'")
  expect(await refused(LIST, '--company', OURS, '--sheet', '2020年')).toContain("no sheet '2020年'")
  expect(await refused(LIST, '--company', OURS, '--map', '电话=phone')).toMatch(/No heading .*联系电话/)
  expect(await refused(LIST, '--company', OURS, '--map', '联系电话=tel')).toMatch(/no column of ours/)
  expect(await customerCount(world)).toBe(before)
})
