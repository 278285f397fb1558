import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { addCustomer } from '#service/archive/actions/customers.ts'
import { mergeTwo } from '#service/archive/actions/merging.ts'
import { customerCard } from '#service/archive/queries/customers.ts'
import { receiveCall } from '#service/reception/actions.ts'
import { type Trouble, toldAndClosed } from './lives.ts'
import type { Stage } from './stage.ts'
import type { NextTrouble } from './today.ts'

/**
 * Two customers who were written down again while they rang. One pair the manager found and merged; the other
 * still waits under 重复客户.
 */
export async function writtenTwice(stage: Stage, next: NextTrouble): Promise<void> {
  const known = next()
  const second = await ringsAsNew(stage, known, -6)
  await stage.as('han', stage.at(-5, '08:40'), async ctx => {
    const [from, into] = [await read(ctx, second.customer), await read(ctx, known.customer)]
    await mergeTwo(ctx, 'customers', {
      from,
      into,
      reason: '同一个电话,接听时没查到就新建了',
      installer: null,
    })
  })
  const waiting = await ringsAsNew(stage, next(), -3)
  for (const [one, days] of [
    [second, -5],
    [waiting, -2],
  ] as const) {
    await toldAndClosed(stage, one.caseId, stage.at(days, '09:20'))
  }
}

async function read(ctx: Context, id: Uuid) {
  const { version } = await customerCard(ctx, id, { full: true })
  return { id, version }
}

/** 赵敏 takes the call and writes down anew who stands there already: his phone, his street in other words. */
async function ringsAsNew(stage: Stage, known: Trouble, days: number) {
  return stage.as('zhao', stage.at(days, '16:10'), async ctx => {
    const { name, phones, addresses } = await customerCard(ctx, known.customer, { full: true })
    const customer = await addCustomer(ctx, {
      name: `${name.slice(0, 1)}先生`,
      kind: 'person',
      note: '',
      phones: phones.slice(0, 1).map(({ typed }) => ({ phone: typed ?? '', label: '' })),
      addresses: addresses.slice(0, 1).map(({ typed }) => ({ address: typed ?? '', label: '' })),
      contacts: [],
    })
    const { symptom } = known
    const trouble = { deviceId: null, reason: 'repair', symptom, urgency: 'normal' } as const
    const call = await receiveCall(ctx, {
      channel: 'phone',
      customerId: customer,
      said: symptom,
      about: { trouble },
      ending: { as: 'callback', dueAt: stage.at(days + 1, '10:00'), about: '问过师傅再告诉您' },
    })
    return { customer, caseId: call.caseId }
  })
}
