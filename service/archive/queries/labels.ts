import { type Context, inCompany, system } from '#core/context.ts'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import { known } from '#core/refusal.ts'
import { companySign } from '#service/people/hotline-number.ts'
import type { makeLabels } from '../actions/labels.ts'
import { readToken } from '../rules/labels.ts'
import { subject } from '../store/attachments.ts'
import { deviceRows } from '../store/devices.ts'
import { countMeant, deviceOfToken, labelsOf, liveLabels, type Which } from '../store/labels.ts'

export const countForLabels = (ctx: Context, which: Which) => countMeant(ctx, which)

/** What was made, with what stands on every one of them. */
export async function labelSheet(ctx: Context, made: Awaited<ReturnType<typeof makeLabels>>) {
  const { name, hotline } = await companySign(ctx)
  return { ...made, company: name, hotline: hotline?.shown ?? null, address: ctx.house.config.url ?? null }
}

/** @throws Unknown */
export async function labelsOfDevice(ctx: Context, device: Uuid) {
  known(await subject(ctx, { device }))
  const rows = await labelsOf(ctx, device)
  return rows.map(row => ({
    id: row.id,
    number: row.number,
    madeAt: row.made_at,
    madeBy: row.made_by,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
  }))
}

/** Where the labels lead, for lists that leave the house; devices without a live label are missing. */
export async function labelLinks(ctx: Context, devices: readonly Uuid[]): Promise<Map<Uuid, string>> {
  const base = (ctx.house.config.url ?? '').replace(/\/+$/, '')
  const live = await liveLabels(ctx, devices)
  return new Map(live.map(({ device_id, token }) => [device_id, `${base}/d/${token}`]))
}

/** What anybody may know who stands before the machine: no owner, no address, no serial, no dates. */
export type Labelled = {
  company: string
  hotline: { shown: string; dialled: string } | null
  model: string
  productLine: string
  number: string
  /** For the portal's own use; on the page only as part of a link. */
  of: { company: Uuid; model: Uuid | null; line: Uuid | null }
}

/** Null for what is no token, for an unknown one and for a revoked one alike. */
export async function labelled(house: House, typed: string): Promise<Labelled | null> {
  const token = readToken(typed)
  const found = token === null ? null : await deviceOfToken(house, token)
  if (found === null) return null
  return inCompany(house, found.company, system('a label was scanned'), ctx => shown(ctx, found.device), {
    readOnly: true,
  })
}

async function shown(ctx: Context, device: Uuid): Promise<Labelled | null> {
  const [{ name, hotline }, [machine], [label]] = await Promise.all([
    companySign(ctx),
    deviceRows(ctx, [device], 1),
    liveLabels(ctx, [device]),
  ])
  if (machine === undefined || label === undefined) return null
  return {
    company: name,
    hotline,
    model: machine.model_name ?? '',
    productLine: machine.line_name ?? '',
    number: label.number,
    of: { company: ctx.company, model: machine.model_id, line: machine.line_id },
  }
}
