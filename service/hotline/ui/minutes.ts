import { useTranslation } from 'react-i18next'

export type Hours = { fromMinute: number; untilMinute: number }

/** `21:00` of minute 1260 of a day. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Minute 1260 of `21:00`, as a time field gives it. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** `21:00 到次日 08:00`; the same minute twice is never quiet. */
export function useQuietInWords(): (hours: Hours) => string {
  const { t } = useTranslation()
  return ({ fromMinute, untilMinute }) => {
    if (fromMinute === untilMinute) return t('hotline.notices.quiet.never')
    const times = { from: timeOf(fromMinute), until: timeOf(untilMinute) }
    return fromMinute > untilMinute
      ? t('hotline.notices.quiet.over', times)
      : t('hotline.notices.quiet.within', times)
  }
}
