import { type Context, inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { uuidv7 } from '#core/ids.ts'
import { addCustomers, type NewCustomer, type NewDevice } from '#service/archive/actions/add-customers.ts'
import { COMPANY, type Crew, demo, idOf, ZONE } from './crew.ts'
import { type Dice, dice } from './dice.ts'
import { type LineOfWorld, MATERIALS } from './models.ts'
import { firmName, personName } from './names.ts'
import { PEOPLE, POINTS } from './people.ts'
import { type Place, place } from './places.ts'

export const CUSTOMERS = 3000
export const DEVICES = 3400
const MONTHS = 18

/**
 * 3,000 customers with 3,400 devices, installed by named people over the last 18 months. True when it loaded
 * them.
 */
export async function loadHouseholds(house: House, crew: Crew, count = CUSTOMERS): Promise<boolean> {
  return inCompany(house, COMPANY, demo, async ctx => {
    const there = await ctx.tx
      .selectFrom('archive.customers')
      .select('id')
      .where('company_id', '=', ctx.company)
      .limit(1)
      .executeTakeFirst()
    if (there) return false
    const today = ctx.now.toZonedDateTimeISO(ZONE).toPlainDate()
    await addLongAgo(ctx, households(crew, today, count))
    return true
  })
}

/** Before anything is said of them: what was known stands under what came after, on each timeline. */
async function addLongAgo(ctx: Context, customers: readonly NewCustomer[]): Promise<void> {
  const now = ctx.now.subtract({ hours: 24 * 30 * (MONTHS + 1) })
  await addCustomers({ ...ctx, now }, customers)
}

/** The same people, places and machines each time; only the days move with today. */
export function households(crew: Crew, today: Temporal.PlainDate, count = CUSTOMERS): NewCustomer[] {
  const chance = dice(20_261_121)
  const list = Array.from({ length: count }, (_, n) => household(chance, crew, today, n))
  // Some have a second machine: a balcony heater for the parents, a heat pump for the winter.
  for (let n = 0; n < (DEVICES - CUSTOMERS) * (count / CUSTOMERS); n++) {
    const customer = chance.pick(list)
    const known = customer.addresses[0]
    if (known)
      customer.devices.push(device(chance, crew, today, storeOf(known.district), known.id, CUSTOMERS + n))
  }
  return list
}

const storeOf = (district: string) =>
  district === '陵城区' ? 'lingcheng' : district === '平原县' ? 'pingyuan' : 'decheng'

function household(chance: Dice, crew: Crew, today: Temporal.PlainDate, n: number): NewCustomer {
  const where = place(chance)
  const firm = chance.roll() < 0.03
  const addressId = uuidv7()
  const { province, city, district, address } = where
  return {
    id: uuidv7(),
    name: firm ? firmName(chance) : personName(chance),
    kind: firm ? 'firm' : 'person',
    note: chance.roll() < 0.04 ? chance.pick(NOTES) : '',
    phones: phones(chance, where, n),
    addresses: [{ id: addressId, label: '', typed: address, province, city, district }],
    contacts: chance.roll() < 0.08 ? [relative(chance, n)] : [],
    devices: [device(chance, crew, today, where.store, addressId, n)],
  }
}

const NOTES = [
  '老人独居,电话多响几声',
  '上门请走北门',
  '周末才在家',
  '六楼无电梯',
  '家里有狗,先打电话',
  '说德州话听得更明白',
]

/** Numbers of the unassigned block 154: valid in form, nobody's. */
export function mobile(n: number): string {
  return `154${String(10_000_000 + ((n * 7_919_117) % 89_999_999)).slice(-8)}`
}

function phones(chance: Dice, where: Place, n: number) {
  const number = mobile(n)
  const typed = chance.weighted([
    [number, 8],
    [`${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`, 1],
    [`+86 ${number}`, 1],
  ])
  const list = [{ id: uuidv7(), number: `+86${number}`, extension: '', typed, label: '' }]
  if (chance.roll() < 0.1) {
    const local = `2${chance.between(100_000, 999_999)}`
    list.push({
      id: uuidv7(),
      number: `+86${where.area.slice(1)}${local}`,
      extension: '',
      typed: `${where.area}-${local}`,
      label: '家',
    })
  }
  return list
}

function relative(chance: Dice, n: number) {
  const number = mobile(CUSTOMERS + n)
  return {
    id: uuidv7(),
    name: personName(chance),
    relation: chance.pick(['儿子', '女儿', '老伴', '邻居', '物业']),
    note: '',
    phones: [{ id: uuidv7(), number: `+86${number}`, extension: '', typed: number, label: '' }],
  }
}

function device(
  chance: Dice,
  crew: Crew,
  today: Temporal.PlainDate,
  store: string,
  addressId: string,
  n: number,
): NewDevice {
  const model = chance.pick(crew.models)
  const purchasedOn = today.subtract({ days: chance.between(3, MONTHS * 30) })
  const installedOn = purchasedOn.add({ days: chance.between(0, 3) })
  const installer = installerAt(chance, store, model.needs, installedOn, today)
  return {
    id: uuidv7(),
    modelId: model.id,
    productLineId: null,
    serial: serial(chance, model.name, purchasedOn, n),
    addressId,
    purchasedOn,
    purchasePlace: POINTS.find(point => point.key === store)?.name ?? '',
    installedOn,
    installedBy: idOf(crew.staff, installer),
    installedByName: '',
    materials: materials(chance, model.needs as LineOfWorld['needs']),
    note: '',
  }
}

/** Mostly the store's own people; never somebody who had left by then or cannot do it. */
function installerAt(
  chance: Dice,
  store: string,
  needs: string,
  day: Temporal.PlainDate,
  today: Temporal.PlainDate,
): string {
  const able = PEOPLE.filter(
    person =>
      person.skills?.some(skill => skill === needs) &&
      (person.left === undefined ||
        Temporal.PlainDate.compare(day, today.subtract({ months: person.left })) < 0),
  )
  return chance.weighted(able.map(person => [person.login, person.point === store ? 12 : 1] as const))
}

function serial(chance: Dice, model: string, day: Temporal.PlainDate, n: number): string {
  const code = (/[A-Z]+/.exec(model)?.[0] ?? 'CG').slice(0, 3)
  return `${code}${String(day.year).slice(2)}${String(day.month).padStart(2, '0')}${String(n + 1).padStart(5, '0')}${chance.between(0, 9)}`
}

function materials(chance: Dice, needs: LineOfWorld['needs']) {
  return MATERIALS[needs].map(([name, unit, least, most]) => ({
    name,
    unit,
    quantity: chance.between(least, most),
  }))
}
