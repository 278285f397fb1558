import { createHash } from 'node:crypto'
import type { Context } from '#core/context.ts'
import { takeFile } from '#core/files.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { timeZone } from '#core/numbers.ts'
import { type Country, countryOf } from '#core/phones.ts'
import { known, refuse } from '#core/refusal.ts'
import type { RowProblem } from '../contract/imports.ts'
import { today } from '../queries/sight.ts'
import { readFileAside } from '../reading/read.ts'
import { emptyRegister, type Placement, place, type Register } from '../rules/matching.ts'
import { type Cells, checkRow, type RowFacts, remark, rowKey } from '../rules/rows.ts'
import { whyNotRun } from '../rules.ts'
import { lockImport, markStarted, outcomeCounts } from '../store/imports.ts'
import { insertAll } from '../store/rows.ts'
import { type Installers, installers } from './installers.ts'
import { lookUp } from './register.ts'

/** About 50 ms of this process, a quarter of a second of a transaction: others are not kept waiting. */
export const ROWS_AT_ONCE = 200

/** How the rows of one company are understood. */
export type Manner = { country: Country; today: Temporal.PlainDate; installers: Installers }

export const mannerOf = async (ctx: Context): Promise<Manner> => ({
  country: countryOf(await timeZone(ctx)),
  today: await today(ctx),
  installers: await installers(ctx),
})

/**
 * The dry run: reads the file, keeps its rows and what is expected of each; no customer is touched.
 * @throws Unknown where there is no such file; Refusal with one of NO_LISTS
 */
export async function readListFile(ctx: Context, file: Uuid): Promise<Uuid> {
  const stored = await takeFile(ctx, file)
  const { reading, rows } = await readFileAside(stored)
  const id = uuidv7()
  await insertAll(ctx, 'archive.imports', [
    {
      id,
      file_id: stored.id,
      file_name: stored.name,
      reading,
      rows: rows.length,
      read_at: ctx.now,
      read_by: ctx.actor.staff,
    },
  ])
  const manner = await mannerOf(ctx)
  const register = emptyRegister(uuidv7)
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = await judge(ctx, register, manner, rows.slice(from, from + ROWS_AT_ONCE))
    await insertAll(
      ctx,
      'archive.import_rows',
      some.map(({ row, cells, key, problems, placement }) => ({
        import_id: id,
        row,
        cells,
        problems,
        same_as_row: 'sameAsRow' in placement ? placement.sameAsRow : null,
        expected: placement.outcome,
        row_key: key,
      })),
    )
  }
  await announce(ctx, 'list read', id, [], { rows: rows.length })
  return id
}

/** What a row says may be longer than an index takes. */
const fingerprint = (said: string) => createHash('sha256').update(said).digest('base64url')

type Read = { row: number; cells: Cells; cut: boolean }
export type Judged = Read & { key: string; facts: RowFacts; problems: RowProblem[]; placement: Placement }

/** What becomes of each row, in order: read it, look up whom it may mean, find its place. */
export async function judge(
  ctx: Context,
  register: Register,
  manner: Manner,
  rows: readonly Read[],
): Promise<Judged[]> {
  const checked = rows.map(row => {
    const { facts, problems } = checkRow(row.cells, manner.country, manner.today)
    if (row.cut) problems.unshift({ column: null, code: 'row cut short', value: '', refuses: true })
    return { ...row, facts, problems, key: fingerprint(rowKey(facts)) }
  })
  const sound = checked.filter(({ problems }) => !problems.some(one => one.refuses))
  await lookUp(ctx, register, sound)
  return checked.map(row => {
    if (row.problems.some(one => one.refuses))
      return { ...row, placement: { outcome: 'refused' } as Placement }
    const placement = place(register, row.row, row.facts, row.key)
    return { ...row, placement, problems: [...row.problems, ...said(placement, row, manner)] }
  })
}

/** What a person should know of a row's place. */
function said(
  placement: Placement,
  { facts, cells }: { facts: RowFacts; cells: Cells },
  manner: Manner,
): RowProblem[] {
  if (placement.outcome === 'refused') {
    return [{ column: 'serial', code: placement.code, value: cells.serial ?? '', refuses: true }]
  }
  const remarks = placement.remarks.map(code => ({
    ...remark(code === 'phone of somebody else' ? 'phone' : null, code),
    value: code === 'phone of somebody else' ? (cells.phone ?? '').slice(0, 60) : '',
  }))
  const installer = facts.device?.installer ?? ''
  if (installer !== '' && manner.installers(installer) === null) {
    remarks.push({ ...remark('installer', 'installer not known'), value: installer })
  }
  return remarks
}

/** From here on the list is written in the background, some rows a transaction. @throws Unknown, Refusal */
export async function startImport(ctx: Context, id: Uuid): Promise<void> {
  const list = known(await lockImport(ctx, id))
  const counts = await outcomeCounts(ctx, [id])
  const goingIn = counts.filter(({ expected }) => expected !== 'refused').reduce((sum, { n }) => sum + n, 0)
  refuse(whyNotRun({ started: list.started_at !== null, goingIn }))
  await markStarted(ctx, id)
  await announce(ctx, 'list import started', id)
}
