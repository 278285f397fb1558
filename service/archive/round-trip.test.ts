import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { readPhone } from '#core/phones.ts'
import type { Client } from '../../test/support/client.ts'
import { bringIn } from '../../test/support/lists.ts'
import { dice, pick } from '../../test/support/nasty.ts'
import { tableOf, take } from '../../test/support/tables.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addCustomers, type NewCustomer } from './actions/add-customers.ts'
import { gradeCustomer, noteDate, noteInterests } from './actions/memories.ts'
import { addModel, addProductLine } from './actions/models.ts'
import { exportCustomers } from './contract/exports.ts'
import { regionOf } from './rules/address.ts'

const CUSTOMERS = 260
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)

let world: World
let han: Client
beforeAll(async () => {
  console.log(`the archive of this run: SEED=${SEED}`)
  world = await openWorld()
  han = await world.as('han')
  await world.deed(async ctx => {
    const archive = archiveOf(SEED, await catalogue(ctx), world.staff.wang)
    await addCustomers(ctx, archive)
    await noteAll(ctx, archive)
  })
})
afterAll(() => world.close())

/** A company that was founded a moment ago, and who brings a list into it. */
async function emptyCompany(username: string): Promise<Client> {
  await world.hire({ name: '江明', username, roles: ['manager'] }, world.other)
  return world.as(username)
}

test('IMP-01: what was exported, imported into an empty company and exported again is equal', async () => {
  const nan = await emptyCompany('nan-manager')
  const csv = { as: 'csv', bom: 'false' } as const
  const first = await take(han, exportCustomers, { query: csv })
  const { headings, rows } = tableOf(first.bytes)
  expect(rows.length).toBeGreaterThan(CUSTOMERS)

  const workbook = await take(han, exportCustomers, { query: { as: 'xlsx', language: 'zh-Hant' } })
  const report = await bringIn(world, nan, workbook.bytes)
  expect(report.done).toMatchObject({ refused: 0, skipped: 0 })

  const second = tableOf((await take(nan, exportCustomers, { query: csv })).bytes)
  expect(second.headings).toEqual(headings)
  for (const [n, row] of rows.entries()) expect(second.rows[n], `row ${n + 2}, SEED=${SEED}`).toEqual(row)
  expect(second.rows).toHaveLength(rows.length)

  const again = await bringIn(world, nan, first.bytes)
  expect(again.done).toMatchObject({ created: 0, joined: 0, refused: 0 })
})

type Catalogue = { models: Uuid[]; lines: Uuid[] }

async function catalogue(ctx: Parameters<Parameters<World['deed']>[0]>[0]): Promise<Catalogue> {
  const lines = [await addProductLine(ctx, '太阳能'), await addProductLine(ctx, '=空气能'), null]
  const names = ['CX-16', '楼宇 "LY" 150', '+5P', '00700', 'Ａ型　（新）']
  const models: Uuid[] = []
  for (const [n, name] of names.entries()) {
    models.push(await addModel(ctx, { name, productLine: lines[n % lines.length] ?? null }))
  }
  return { models, lines: lines.filter(line => line !== null) }
}

const NAMES = [
  '=王大明',
  '欧阳 修',
  "'-李",
  '𠮷田 さくら',
  '👩‍🔧 赵',
  'O’Brien, Ann',
  '@张',
  '"引号"',
  '\u0645\u062d',
  'é́Weber',
]
const FIRMS = ['晨光酒店', '张三（个体）', '=A1+B1 有限公司']
const STREETS = ['人民路', "'=路", '文一路, 近"桥"', '\u202e反路', '德胜门外大街']
const NOTES = [
  '先打电话\n再上门',
  '=HYPERLINK("http://x")',
  '+1',
  '－负号',
  '制\t表',
  '｜竖|线;分号',
  '007',
  '<b>&amp;</b> _x0041_',
]
const MATERIALS = [
  { name: '铜管', quantity: 3.5, unit: '米' },
  { name: 'R32', quantity: null, unit: '' },
  { name: '=支架', quantity: 2, unit: '' },
  { name: 'PE管, 白', quantity: 0.125, unit: 'm²' },
  { name: '保温棉(厚)', quantity: null, unit: '' },
]

/** Customers whom nobody could take for each other: those of one name have phones of their own. */
function archiveOf(seed: number, { models, lines }: Catalogue, ours: Uuid): NewCustomer[] {
  const chance = dice(seed)
  const some = <T>(from: readonly T[], most: number) =>
    Array.from({ length: Math.floor(chance() * (most + 1)) }, () => pick(chance, from))
  return Array.from({ length: CUSTOMERS }, (_, n) => {
    const firm = chance() < 0.2
    const addresses = [...new Set(some(STREETS, 3))].map((street, a) => addressOf(`${street}${n}号${a}`))
    const phones = phonesOf(n, Math.floor(chance() * 4), chance() < 0.05)
    const device = (d: number) => ({
      id: uuidv7(),
      ...pick(chance, [
        { modelId: pick(chance, models), productLineId: null },
        { modelId: null, productLineId: pick(chance, lines) },
        { modelId: null, productLineId: null },
      ]),
      serial: pick(chance, [`000${n}-${d}`, `=${n}+${d}`, `SN ${n}/${d}`]),
      addressId: pick(chance, [null, ...addresses])?.id ?? null,
      purchasedOn: pick(chance, [null, Temporal.PlainDate.from('2019-02-28')]),
      purchasePlace: pick(chance, ['', '德城店', '-3 号店']),
      installedOn: pick(chance, [null, Temporal.PlainDate.from('2019-03-05')]),
      ...pick(chance, [
        { installedBy: ours, installedByName: '' },
        { installedBy: null, installedByName: pick(chance, ['', '老张', '=师傅']) },
      ]),
      materials: some(MATERIALS, 3),
      note: pick(chance, ['', ...NOTES]),
    })
    // Without a phone only name and address tell who is meant: one place, then, and nothing elsewhere.
    const home = phones.length === 0 ? addresses.slice(0, 1) : addresses
    return {
      id: uuidv7(),
      name: `${pick(chance, firm ? FIRMS : NAMES)}${phones.length === 0 ? n : ''}`,
      kind: firm ? ('firm' as const) : ('person' as const),
      note: pick(chance, ['', '', ...NOTES]),
      phones,
      addresses: home,
      contacts: contactsOf(n),
      devices: Array.from({ length: Math.floor(chance() * 4) }, (_, d) => device(d)).map(one =>
        home.some(({ id }) => id === one.addressId) ? one : { ...one, addressId: null },
      ),
    }
  })
}

const addressOf = (typed: string) => ({ id: uuidv7(), label: '', typed, ...regionOf(typed) })

/** Nobody, one to ask for, or three of whom two have one name: `n` of them. */
const contactsOf = (n: number) =>
  ['王姐', '=物业 李', '值班室, 夜', '王姐']
    .slice(0, [0, 0, 1, 0, 4][n % 5])
    .map(name => ({ id: uuidv7(), name, relation: '', note: '', phones: [] }))

/** 重要日期, 兴趣 and 等级 of every third, some of all kinds, as the file of a customer takes them. */
async function noteAll(ctx: Parameters<Parameters<World['deed']>[0]>[0], archive: readonly NewCustomer[]) {
  for (const [n, { id }] of archive.entries()) {
    if (n % 3 !== 0) continue
    const day = { words: '', calendar: 'solar', month: 1 + (n % 12), leap: false, day: 1 + (n % 28) } as const
    await noteDate(ctx, id, { ...day, kind: 'birthday', year: n % 2 === 0 ? 1950 + (n % 60) : null })
    if (n % 6 === 0)
      await noteDate(ctx, id, { ...day, kind: 'other', words: '女儿生日', calendar: 'lunar', year: null })
    await noteInterests(ctx, id, `钓鱼${n}`)
    if (n % 9 === 0) await noteInterests(ctx, id, '=太极')
    if (n % 4 === 0) await gradeCustomer(ctx, id, 'VIP')
  }
}

/** Mobiles, landlines with and without an extension, a number of abroad, a local one; sometimes very many. */
function phonesOf(n: number, count: number, many: boolean) {
  const own = String(10_000_000 + n)
  const typed = [`138${own}`, `0755-8${own.slice(1)} 转 8${n % 100}`, `+852 9${own.slice(1)}`, own].slice(
    0,
    count,
  )
  const more = many ? Array.from({ length: 14 }, (_, p) => `1${50 + p}${own}`.replace(/^154/, '159')) : []
  return [...new Set([...typed, ...more])].flatMap(text => {
    const read = readPhone(text)
    if (read === null) return []
    const label = ['', '儿子', '物业 王姐', ''][n % 4] ?? ''
    return [{ id: uuidv7(), number: read.number, extension: read.extension, typed: text, label }]
  })
}
