import type { Context } from '#core/context.ts'
import type { Uuid } from '#core/ids.ts'
import { refuse } from '#core/refusal.ts'
import { whoseInstaller } from '../rules/merging.ts'
import { holdOwnersOf, installersOf, setInstallerOf } from '../store/merged-devices.ts'

/**
 * Their customers stay as they are until the devices are merged; customers come before devices in the order
 * of locks. @throws Refusal 'they stand at different customers'
 */
export async function holdOwners(ctx: Context, devices: readonly Uuid[]): Promise<void> {
  const owners = new Set(await holdOwnersOf(ctx, devices))
  refuse(owners.size > 1 ? 'they stand at different customers' : null)
}

/** @throws Refusal 'choose the installer of record' */
export async function chooseInstaller(
  ctx: Context,
  from: Uuid,
  into: Uuid,
  chosen: 'from' | 'into' | null,
): Promise<void> {
  const rows = await installersOf(ctx, [from, into])
  const [his, its] = [from, into].map(id => rows.find(row => row.id === id))
  const named = (row: (typeof rows)[number] | undefined) =>
    row === undefined || (row.staff === null && row.name === '') ? null : row
  const whose = whoseInstaller(named(his), named(its), chosen)
  refuse(whose === 'ask' ? 'choose the installer of record' : null)
  if (whose === 'from') await setInstallerOf(ctx, into, his?.record ?? from)
}

/** Whoever leaves takes his installer of record along. */
export async function dropInstaller(ctx: Context, into: Uuid, leaving: readonly Uuid[]): Promise<void> {
  const [its] = await installersOf(ctx, [into])
  if (its !== undefined && leaving.includes(its.record)) await setInstallerOf(ctx, into, null)
}
