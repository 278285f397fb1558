import type { TFunction } from 'i18next'
import type { z } from 'zod'
import type { When } from '#core/web/when.ts'
import type { Staff } from '../contract/staff.ts'

export type StaffLine = z.input<typeof Staff>

/** Does he work here today? Left, disabled, or from another company: said, not coloured only. */
export function standing(
  one: Pick<StaffLine, 'leftOn' | 'disabledAt' | 'guestOf'>,
  t: TFunction<'words'>,
  when: When,
): { word: string; mood: '' | 'good' | 'bad' } {
  if (one.leftOn !== null) return { word: t('people.staff.left', { day: when.day(one.leftOn) }), mood: '' }
  if (one.disabledAt !== null) return { word: t('people.staff.disabled'), mood: 'bad' }
  if (one.guestOf !== null) return { word: t('people.staff.guestOf', { company: one.guestOf }), mood: '' }
  return { word: t('people.staff.working'), mood: 'good' }
}
