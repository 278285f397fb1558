import type { Role } from '#service/people/contract.ts'
import type { NoticeChannel } from '../../contract/notices.ts'

const READS_ALL: readonly Role[] = ['manager', 'admin', 'auditor']

/** Who reads what colleagues are told; everybody else reads what customers were told, and himself. */
export const readsAll = (roles: readonly string[]) => READS_ALL.some(role => roles.includes(role))

type Told = { staff: string | null; channel: NoticeChannel }

/** May this person know of a notice? The list leaves out the same ones (queries/notices.ts). */
export function mayRead(
  { staff, channel }: Told,
  reader: { staff: string | null; roles: readonly string[] },
) {
  if (readsAll(reader.roles)) return true
  return staff === null ? channel !== 'group' : staff === reader.staff
}
