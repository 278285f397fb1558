import type { Context } from '#core/context.ts'
import { timeZone } from '#core/numbers.ts'
import { type Country, countryOf, showPhone } from '#core/phones.ts'
import { maskAddress, maskName, maskPhone, mayReveal } from '#service/people/rules/mask.ts'

/** How this reader sees a customer's names, phones and addresses: whole, or masked (domain.md §6.1). */
export type Sight = {
  full: boolean
  country: Country
  name(name: string): string
  phone(number: string, extension?: string): string
  address(typed: string): string
}

/**
 * Those who talk with customers see them whole; others by a reveal with its reason, which is in the journal.
 */
export async function sightOf(ctx: Context, full = mayReveal(ctx.actor.roles) === 'full'): Promise<Sight> {
  const country = countryOf(await timeZone(ctx))
  if (full) {
    return {
      full,
      country,
      name: name => name,
      phone: (number, extension = '') => showPhone(number, extension, country),
      address: typed => typed,
    }
  }
  return { full, country, name: maskName, phone: number => maskPhone(number), address: maskAddress }
}

/** Today where the company is. */
export async function today(ctx: Context): Promise<Temporal.PlainDate> {
  return ctx.now.toZonedDateTimeISO(await timeZone(ctx)).toPlainDate()
}
