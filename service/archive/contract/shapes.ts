import { z } from 'zod'
import { day, id, instant, line, text } from '#core/wire.ts'

/** 辅料明细, one line: `铜管 3 米`. The quantity may be unknown. */
export const Material = z.object({
  name: line(80),
  quantity: z.number().positive().max(999_999).nullable().default(null),
  unit: text(20).default(''),
})
export type Material = z.output<typeof Material>

/** The installer of record: a person of ours, or a name as it was written where he is not known to us. */
export const Installer = z.object({ staff: id().nullable(), name: z.string() })
export type Installer = z.infer<typeof Installer>

const Named = z.object({ id: id(), name: z.string() })

/** The facts of a machine, the head of its repair card (维修资料卡). Its repairs are fieldwork's. */
export const Device = z.object({
  id: id(),
  customer: Named,
  model: Named.nullable(),
  productLine: Named.nullable(),
  serial: z.string(),
  address: z.object({ id: id(), shown: z.string() }).nullable(),
  purchasedOn: day().nullable(),
  purchasePlace: z.string(),
  installedOn: day().nullable(),
  installedBy: Installer.nullable(),
  materials: z.array(Material),
  note: z.string().nullable(),
  version: z.number().int(),
  changedAt: instant(),
  changedBy: z.string().nullable(),
  /** The list that this device came from, and its row. */
  source: z.object({ import: id(), file: z.string(), row: z.number().int() }).nullable(),
})
export type Device = z.output<typeof Device>
