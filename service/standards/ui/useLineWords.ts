import { useTranslation } from 'react-i18next'
import { useAsk } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import { listProductLines } from '#service/archive/contract/devices.ts'
import { TOLD } from '../book.ts'
import type { Line } from './shapes.ts'

/** 510 → `08:30`; the end of the day is `24:00`. */
export const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Up to here hours are said; what is longer is said in days. */
const MOST_HOURS = 72

/** Whether a line counts working time only: then its calendar matters. */
export const works = (counted: Line['counted']) => counted !== 'minutes' && counted !== 'days'

/** What a line of the book says, in the viewer's words. */
export function useLineWords() {
  const { t } = useTranslation()
  const { say } = useCodes()
  const when = useWhen()
  const products = useAsk(listProductLines, {})
  const names = new Map(products.data?.items.map(one => [one.id, one.name]))
  // The hours of a day are said as hours: 24 小时 is what seeds/002 asks for, and "1 day" might be any of it.
  const long = (minutes: number, counted: Line['counted']) =>
    works(counted) || minutes <= MOST_HOURS * 60 ? when.worked(minutes) : when.long(minutes * 60_000)

  const due = (line: Line): string => {
    const { counted, minutes, days, atMinute } = line
    if (line.event === TOLD) return t('standards.due.told')
    switch (counted) {
      case 'minutes':
        return t('standards.due.minutes', { time: long(minutes, counted) })
      case 'working minutes':
        return t('standards.due.working', { time: long(minutes, counted) })
      case 'end of working day':
        return minutes === 0
          ? t('standards.due.endOfDay')
          : t('standards.due.endOfDayLeft', { time: long(minutes, counted) })
      case 'days':
      case 'working days': {
        const kind = counted === 'days' ? 'days' : 'workingDays'
        const day = days === 0 ? t(`standards.due.${kind}0`) : t(`standards.due.${kind}`, { count: days })
        if (atMinute !== null) return t('standards.due.at', { day, time: clock(atMinute) })
        return t(counted === 'days' ? 'standards.due.sameTime' : 'standards.due.closing', { day })
      }
    }
  }

  const conditions = (line: Line): string[] => {
    const some: string[] = []
    if (line.productLine !== null) some.push(names.get(line.productLine) ?? '…')
    if (line.contract !== null) some.push(t('standards.underContract', { plan: line.contract }))
    if (line.customerGrade !== null) some.push(t('standards.graded', { grade: line.customerGrade }))
    if (line.customerKind !== null) some.push(t(`archive.kinds.${line.customerKind}`))
    if (line.reason !== null) some.push(t(`cases.reasons.${line.reason}` as never))
    if (line.urgency !== null) some.push(t(`cases.urgencies.${line.urgency}` as never))
    return some
  }

  const step = ({ minutes, to, untouched }: Line['ladder'][number], counted: Line['counted']): string => {
    const who = t(`standards.seers.${to}`)
    const time = minutes === 0 ? '' : long(Math.abs(minutes), counted)
    const at = minutes === 0 ? 'at' : minutes < 0 ? 'before' : 'after'
    return t(`standards.ladder.${untouched ? 'untouched' : 'told'}.${at}`, { who, time })
  }
  return { due, conditions, step, event: (line: Line) => say('events', line.event) ?? line.event, products }
}
