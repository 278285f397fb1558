import type { Context } from '#core/context.ts'
import { codeTerms } from '#core/find/terms.ts'
import { forgetTerms, writeTerms } from '#core/find/write.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import type { Twice } from '../contract/merging.ts'
import { sameCustomers, sameDevices } from '../queries/same.ts'
import { addressRows, contactRows, customerRows, phoneRows } from '../store/customers.ts'
import { deviceSerials } from '../store/devices.ts'
import { labelNumbers } from '../store/labels.ts'
import { customerFindings } from '../terms.ts'

/** He is found by what is his, and by what those brought who were merged into him. */
export async function writeCustomerTerms(ctx: Context, id: Uuid): Promise<void> {
  const same = await sameCustomers(ctx, id)
  const [customers, contacts, phones, addresses] = await Promise.all([
    customerRows(ctx, same),
    contactRows(ctx, same),
    phoneRows(ctx, same),
    addressRows(ctx, same),
  ])
  const { name } = known(customers.find(one => one.id === id))
  const others = customers.filter(one => one.id !== id)
  await writeTerms(ctx, customerFindings({ id, name, contacts: [...others, ...contacts], phones, addresses }))
}

async function writeDeviceTerms(ctx: Context, id: Uuid): Promise<void> {
  const same = await sameDevices(ctx, id)
  const [serials, labels] = await Promise.all([deviceSerials(ctx, same), labelNumbers(ctx, same)])
  const codes = [...serials, ...[...labels.values()].flat()]
  await writeTerms(ctx, { kind: 'device', subject: id, terms: codes.flatMap(codeTerms) })
}

/** After a merge or its undo. */
export const writeTermsOf = (ctx: Context, kind: Twice, id: Uuid): Promise<void> =>
  kind === 'customers' ? writeCustomerTerms(ctx, id) : writeDeviceTerms(ctx, id)

/** Whoever is merged is found as the one he was merged into. */
export const forgetTermsOf = (ctx: Context, kind: Twice, id: Uuid): Promise<void> =>
  forgetTerms(ctx, kind === 'customers' ? 'customer' : 'device', id)
