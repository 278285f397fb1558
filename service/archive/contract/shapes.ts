import { z } from 'zod'
import { day, id, instant, line, text } from '#core/wire.ts'
import { DATE_KINDS } from '../rules/memories.ts'

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

/** The list that something came from, and its row. */
export const FromList = z.object({ import: id(), file: z.string(), row: z.number().int() })
export type FromList = z.infer<typeof FromList>

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
  mergedInto: id().nullable(),
  /** Other entries of the same machine, merged into this one: `merge` is by which. */
  merged: z.array(Named.extend({ merge: id().nullable() })),
  /** The list that this device came from, and its row. */
  source: FromList.nullable(),
})
export type Device = z.output<typeof Device>

const noted = { id: id(), notedAt: instant(), notedBy: z.string().nullable() }

/** 重要日期, 兴趣, 等级. `covered`: how many facts this reader does not see. */
export const MemoriesCard = z.object({
  grade: z.object({ words: z.string(), ...noted }).nullable(),
  interests: z.array(z.object({ words: z.string(), ...noted })),
  dates: z.array(
    z.object({
      ...noted,
      kind: z.enum(DATE_KINDS),
      words: z.string(),
      calendar: z.enum(['solar', 'lunar']),
      month: z.number().int(),
      leap: z.boolean(),
      day: z.number().int(),
      year: z.number().int().nullable(),
      /** When it comes next, today included, and which anniversary that is. */
      next: day(),
      inDays: z.number().int(),
      years: z.number().int().nullable(),
    }),
  ),
  covered: z.number().int(),
})
export type MemoriesCard = z.output<typeof MemoriesCard>
