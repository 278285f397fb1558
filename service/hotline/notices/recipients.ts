import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import type { Quiet } from '../rules/notices/quiet.ts'
import type { DueNotice } from '../store/notices.ts'
import { customerAddresses, customerNames, staffAddresses, staffNames } from '../store/ways.ts'

type CustomerAddress = Awaited<ReturnType<typeof customerAddresses>>[number]
type StaffAddress = Awaited<ReturnType<typeof staffAddresses>>[number]

/** Everybody whom some notices concern, read at once. */
export type Recipients = {
  customers: ReadonlyMap<Uuid, string>
  /** Names of our people: recipients, technicians and who hands work on. */
  staff: ReadonlyMap<Uuid, string>
  ofCustomers: readonly CustomerAddress[]
  ofStaff: readonly StaffAddress[]
}

const ids = (all: readonly (Uuid | null | undefined)[]) => [...new Set(all.filter(id => id != null))]

export async function recipientsOf(ctx: Context, due: readonly DueNotice[]): Promise<Recipients> {
  const customers = ids(due.map(one => one.customerId))
  const staff = ids(due.flatMap(one => [one.staffId]))
  const all = ids(due.flatMap(one => [one.staffId, one.facts.technician, one.facts.colleague]))
  return {
    customers: await customerNames(ctx, customers),
    staff: await staffNames(ctx, all),
    ofCustomers: customers.length === 0 ? [] : await customerAddresses(ctx, customers),
    ofStaff: staff.length === 0 ? [] : await staffAddresses(ctx, staff),
  }
}

export type Recipient = {
  address: string | null
  stopped: boolean
  quiet: Quiet | null
  /** The row that a stop link names; for customers only. */
  addressId: Uuid | null
}

/** Where it goes today: an address that was corrected meanwhile is the one that is used. */
export function recipientOf(notice: DueNotice, people: Recipients): Recipient {
  if (notice.channel === 'group') return { address: 'group', stopped: false, quiet: null, addressId: null }
  if (notice.staffId !== null) {
    const row = people.ofStaff.find(one => one.staff_id === notice.staffId)
    return { address: row?.e_mail ?? null, stopped: false, quiet: ownQuiet(row), addressId: null }
  }
  const row = people.ofCustomers.find(
    one => one.customer_id === notice.customerId && one.channel === notice.channel,
  )
  const stopped = row !== undefined && row.stopped_at !== null
  return { address: row?.address ?? null, stopped, quiet: null, addressId: row?.id ?? null }
}

function ownQuiet(row: StaffAddress | undefined): Quiet | null {
  if (row?.quiet_from_minute == null || row.quiet_until_minute == null) return null
  return { fromMinute: row.quiet_from_minute, untilMinute: row.quiet_until_minute }
}
