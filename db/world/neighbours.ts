import { inCompany } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { addCustomers } from '#service/archive/actions/add-customers.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { demo } from './crew.ts'

/**
 * 南风热水器 next door: exists so that a leak between companies would show. Its customers share names and phones
 * with ours.
 */
const NEIGHBOUR: Uuid = '019a5c00-0000-7000-8000-0000000000fe'

const CUSTOMERS = [
  ['王建国', '15410000000'],
  ['张伟', '15417919117'],
  ['李秀兰', '15425838234'],
  ['南风自家的客户', '15499999999'],
] as const

export async function loadNeighbours(house: House, passwordHash: string): Promise<boolean> {
  const founded = await house.auth
    .selectFrom('core.companies')
    .select('id')
    .where('id', '=', NEIGHBOUR)
    .executeTakeFirst()
  if (!founded) {
    const admin = { name: '江南', username: 'nanfeng', passwordHash, demo: true }
    await createCompany(house, { id: NEIGHBOUR, name: '南风热水器', timeZone: 'Asia/Shanghai', admin })
  }
  return inCompany(house, NEIGHBOUR, demo, async ctx => {
    const there = await ctx.tx
      .selectFrom('archive.customers')
      .select('id')
      .where('company_id', '=', ctx.company)
      .limit(1)
      .executeTakeFirst()
    if (there) return false
    await addStaff(ctx, { name: '南生', username: 'nansheng', roles: ['agent'], passwordHash, demo: true })
    await addCustomers(
      ctx,
      CUSTOMERS.map(([name, phone]) => ({
        id: uuidv7(),
        name,
        kind: 'person',
        note: '',
        phones: [{ id: uuidv7(), number: `+86${phone}`, extension: '', typed: phone, label: '' }],
        addresses: [
          {
            id: uuidv7(),
            label: '',
            typed: '德城区幸福小区 1 号楼',
            province: '',
            city: '',
            district: '德城区',
          },
        ],
        contacts: [],
        devices: [],
      })),
    )
    return true
  })
}
