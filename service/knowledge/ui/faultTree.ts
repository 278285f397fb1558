import type { Reply } from '#core/endpoint.ts'
import { fold } from '#core/find/fold.ts'
import type { listFaults } from '../contract/faults.ts'
import type { Branch } from '../rules/faults.ts'

export type FaultLine = Reply<typeof listFaults>['items'][number]

/** E1 仪表不显示 */
export const faultSaid = ({ code, name }: { code: string; name: string }) =>
  code === '' ? name : `${code} ${name}`

/** Everything by which a fault is known, folded; parted, so that nothing matches across two of them. */
export const matches = ({ code, name, otherNames }: FaultLine) =>
  [code, name, ...otherNames].map(fold).join('\n')

/** What matches, with the way to it and all that is under it. */
export function narrowed(branches: readonly Branch<FaultLine>[], text: string): Branch<FaultLine>[] {
  const wanted = fold(text)
  if (wanted === '') return [...branches]
  return branches.flatMap(branch => {
    if (matches(branch.fault).includes(wanted)) return [branch]
    const under = narrowed(branch.under, text)
    return under.length === 0 ? [] : [{ ...branch, under }]
  })
}
