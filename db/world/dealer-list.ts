import { Readable } from 'node:stream'
import { type Context, inCompany } from '#core/context.ts'
import { receiveFile } from '#core/files.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { csvOf } from '#core/sheet/csv.ts'
import { readListFile, startImport } from '#service/archive/actions/imports.ts'
import { goOn } from '#service/archive/actions/list-stages.ts'
import { recordFromList } from '#service/cases/from-lists.ts'
import { COMPANY, type Crew, demo, idOf, ZONE } from './crew.ts'
import { dealerRows, type Listed } from './dealer-rows.ts'
import { CUSTOMERS } from './households.ts'
import { machines } from './machines.ts'
import { PEOPLE } from './people.ts'
import type { Stage } from './stage.ts'

/** In a world of 3,000 customers: some 300 past services. */
const KNOWN = 80
const BEFORE = 75
/** A few pieces to read and to write, and one to see that it is done; more, and something is wrong. */
const MOST_TURNS = 12

/**
 * Last evening 韩志远 brought in the repairs that 平原店 kept in a list of its own, by the deeds of the import
 * page: so machines have a past from the first day, who repaired them last and what was rework.
 */
export async function loadDealerList(
  house: House,
  crew: Crew,
  stage: Stage,
  customers: number,
): Promise<void> {
  const share = (count: number) => Math.ceil((count * customers) / CUSTOMERS)
  const today = stage.now.toZonedDateTimeISO(ZONE).toPlainDate()
  const listed = await inCompany(house, COMPANY, demo, ctx => atTheShop(ctx, crew, share(KNOWN)), {
    readOnly: true,
  })
  const rows = dealerRows(listed, crew.models, share(BEFORE), today)
  const list = await readIn(stage, rows)
  await goneOn(stage, list)
  await stage.as('han', stage.at(-1, '19:26'), ctx => startImport(ctx, list))
  await goneOn(stage, list)
  await stage.as('han', stage.at(-1, '19:27'), ctx =>
    recordFromList(ctx, list, { from: 1, upTo: rows.length }),
  )
}

/** 马永福's machines that had no trouble in this world yet: nobody wonders which came first. */
async function atTheShop(ctx: Context, crew: Crew, most: number): Promise<Listed[]> {
  const cases = await ctx.tx
    .selectFrom('cases.cases')
    .select('customer_id')
    .where('company_id', '=', ctx.company)
    .execute()
  const had = new Set(cases.map(one => one.customer_id))
  const installer = PEOPLE.find(one => one.login === 'ma')
  const his = (await machines(ctx)).filter(
    one => one.installedBy === idOf(crew.staff, 'ma') && !had.has(one.customer),
  )
  const whose = new Map((await called(ctx)).map(one => [one.id, one]))
  return his.slice(0, most).flatMap(({ customer, modelId, installedOn, serial }): Listed[] => {
    const model = crew.models.find(one => one.id === modelId)
    const known = whose.get(customer)
    if (!model || !known || !installedOn) return []
    const { name, address } = known
    const phone = known.phone.slice('+86'.length)
    const { name: modelName, needs } = model
    return [
      {
        name,
        phone,
        address,
        model: modelName,
        needs,
        serial,
        installedOn,
        installer: installer?.name ?? '',
      },
    ]
  })
}

function called(ctx: Context) {
  return ctx.tx
    .selectFrom('archive.customers as customer')
    .innerJoin('archive.phones as phone', join =>
      join
        .onRef('phone.company_id', '=', 'customer.company_id')
        .onRef('phone.customer_id', '=', 'customer.id'),
    )
    .innerJoin('archive.addresses as address', join =>
      join
        .onRef('address.company_id', '=', 'customer.company_id')
        .onRef('address.customer_id', '=', 'customer.id'),
    )
    .select(['customer.id', 'customer.name', 'phone.number as phone', 'address.typed as address'])
    .where('customer.company_id', '=', ctx.company)
    .where('phone.number', '^@', '+86154')
    .where('phone.contact_id', 'is', null)
    .execute()
}

function readIn(stage: Stage, [headings = [], ...rows]: string[][]): Promise<Uuid> {
  const sheet = {
    name: '维修台账',
    columns: headings.map(heading => ({ heading, width: 12 })),
    rows: Readable.from([rows]),
  }
  return stage.as('han', stage.at(-1, '19:20'), async ctx => {
    const { house, company, actor } = ctx
    const bytes = Readable.from(csvOf(sheet, { bom: true }))
    const { id } = await receiveFile({ house, known: { company, actor } }, '平原店维修台账.csv', bytes)
    return readListFile(ctx, id)
  })
}

/** What waits for the list is done here, not when the house opens: each turn, as its reaction would. */
async function goneOn(stage: Stage, list: Uuid): Promise<void> {
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    const before = await turnOf(stage, list)
    await stage.as('han', stage.at(-1, '19:26'), ctx => goOn(ctx, list, before))
    if ((await turnOf(stage, list)) === before) return
  }
  throw new Error('The list of 平原店 does not come to its end')
}

const turnOf = (stage: Stage, list: Uuid): Promise<number> =>
  stage.as('han', stage.at(-1, '19:26'), async ctx => {
    const { turn } = await ctx.tx
      .selectFrom('archive.imports')
      .select('turn')
      .where('company_id', '=', ctx.company)
      .where('id', '=', list)
      .executeTakeFirstOrThrow()
    return turn
  })
