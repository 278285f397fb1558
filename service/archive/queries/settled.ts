import type { Context } from '#core/context.ts'
import { fold } from '#core/find/fold.ts'
import type { Uuid } from '#core/ids.ts'
import type { RowProblem } from '../contract/imports.ts'
import { MOST_DECIDED } from '../contract/list-shapes.ts'
import type { Trouble } from '../rules/tally.ts'
import { settledInstallers } from '../store/import-names.ts'

/**
 * Installers of a list of whom somebody has said who they are: the dry run met strangers, and from then on
 * nobody needs an eye for them.
 */
export async function settledIn(ctx: Context, list: Uuid) {
  const settled = await settledInstallers(ctx, list, MOST_DECIDED)
  const keys = new Set(settled.map(one => one.name_key))
  const rows = settled.reduce((all, { installs }) => all + installs, 0)
  const open = ({ code, value }: Pick<RowProblem, 'code' | 'value'>) =>
    code !== 'installer not known' || !keys.has(fold(value))
  return {
    names: settled.map(one => one.name),
    ofRow: (problems: readonly RowProblem[]) => problems.filter(open),
    problems: (problems: readonly Trouble[]) =>
      problems.flatMap(one => {
        if (one.code !== 'installer not known') return one
        const count = one.count - rows
        const examples = one.examples.filter(({ value }) => open({ code: one.code, value }))
        return count > 0 ? { ...one, count, examples } : []
      }),
  }
}
