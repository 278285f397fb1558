import { hashPassword } from 'better-auth/crypto'
import { once } from '#core/commands.ts'
import { type Actor, type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import type { Json } from '#db/tables.ts'
import { addCustomer } from '#service/archive/actions/customers.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { receiveCall } from '#service/reception/actions.ts'
import { write } from '../../test/support/tiny-story.ts'

/** One deed, from the command that came in to the commit. */
export type Deed = { name: string; do(): Promise<void> }

/** Who works here and for whom: what deeds need to stand on. */
export type Ground = { company: Uuid; actor: Actor; customers: Uuid[] }

export async function ground(house: House): Promise<Ground> {
  const passwordHash = await hashPassword('the password of the bench')
  const admin = { name: '周文静', username: 'admin', passwordHash }
  const founded = await createCompany(house, { name: '晨光太阳能', timeZone: 'Asia/Shanghai', admin })
  if (!founded) throw new Error('the company was not founded')
  const { company } = founded
  const staff = await inCompany(house, company, system('bench'), ctx =>
    addStaff(ctx, { name: '林晓燕', username: 'lin', roles: ['agent'], passwordHash }),
  )
  const actor: Actor = { staff, user: null, name: '林晓燕', roles: ['agent'] }
  return { company, actor, customers: await inCompany(house, company, actor, someCustomers) }
}

async function someCustomers(ctx: Context): Promise<Uuid[]> {
  const ids: Uuid[] = []
  const bare = { kind: 'person' as const, note: '', phones: [], addresses: [], contacts: [] }
  for (let n = 0; n < 200; n++) {
    ids.push(await addCustomer(ctx, { ...bare, name: `马俊杰${n}` }))
  }
  return ids
}

/** One deed of the tests' tiny story and one of real life, each as an idempotent command of an agent. */
export function deeds(house: House, { company, actor, customers }: Ground): Deed[] {
  const command = (deed: (ctx: Context) => Promise<Json>) => {
    const id = uuidv7()
    return inCompany(house, company, actor, ctx => once(ctx, id, () => deed(ctx)), { command: id })
  }
  let count = 0
  return [
    {
      name: 'a note: journal, two reactions',
      do: async () => void (await command(ctx => write(ctx, `note ${uuidv7()}`))),
    },
    {
      name: 'a call received: words, case, promise',
      do: async () => {
        const customerId = customers[count++ % customers.length] ?? ''
        await command(async ctx => ({ caseId: (await receiveCall(ctx, aCall(ctx, customerId))).caseId }))
      },
    },
  ]
}

function aCall(ctx: Context, customerId: Uuid): Parameters<typeof receiveCall>[1] {
  return {
    customerId,
    channel: 'phone',
    said: '昨晚起不出热水',
    about: { trouble: { deviceId: null, reason: 'repair', symptom: '不出热水', urgency: 'normal' } },
    ending: { as: 'callback', dueAt: ctx.now.add({ hours: 2 }), about: '问过师傅再告诉您' },
    keeps: [],
  }
}
