import { GiftOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import { lunarWords } from '../rules/memory-cells.ts'
import type { File } from './Reach.tsx'
import { aheadOf, SOON_DAYS } from './upcoming.ts'
import './memories.css'

export type ImportantDate = File['memories']['dates'][number]

/** 生日（女儿）, 店庆: what a date is called on its own. */
export function useDateName() {
  const { t } = useTranslation()
  return ({ kind, words }: ImportantDate) => {
    if (kind === 'other') return words
    const name = t(`archive.memories.kinds.${kind}`)
    return words === '' ? name : t('archive.memories.whose', { words, kind: name })
  }
}

/** 1960年5月20日, 5月20日, 农历八月十五. */
export function useDateShown() {
  const { t, i18n } = useTranslation()
  const when = useWhen()
  return (date: ImportantDate) => {
    const { calendar, month, day, year } = date
    if (calendar === 'lunar') {
      const shown =
        i18n.language === 'en' ? `${month}-${day}` : lunarWords(date, t('archive.memories.leapWord'))
      return year === null
        ? t('archive.memories.lunar', { day: shown })
        : t('archive.memories.lunarYear', { year, day: shown })
    }
    const two = (n: number) => String(n).padStart(2, '0')
    if (year !== null) return when.day(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
    const monthDay = new Intl.DateTimeFormat(i18n.language, {
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    })
    return monthDay.format(Date.UTC(2000, month - 1, day))
  }
}

function useSentence() {
  const { t } = useTranslation()
  const when = useWhen()
  const nameOf = useDateName()
  return (date: ImportantDate) => {
    const { kind, words, next, inDays, years } = date
    const plain = kind === 'other' || words !== '' ? nameOf(date) : t(`archive.memories.own.${kind}`)
    const counted =
      kind === 'birthday'
        ? t('archive.memories.turns', { count: years ?? 0 })
        : t('archive.memories.anniversary', { count: years ?? 0 })
    const what = years === null ? plain : t('archive.memories.withYears', { what: plain, years: counted })
    const weekday = when.weekday(next)
    const spoken = t(`archive.memories.when.${aheadOf(next, inDays)}`, { weekday, day: when.shortDay(next) })
    return t('archive.memories.upcoming', { when: spoken, what })
  }
}

/** 下周三是客户的生日: what somebody who talks with him should know, within two weeks. */
export function Upcoming({ of }: { of: File['memories'] }) {
  const sentence = useSentence()
  const soon = of.dates.filter(({ inDays }) => inDays <= SOON_DAYS)
  if (soon.length === 0) return null
  return (
    <ul className="upcoming">
      {soon.map(date => (
        <li key={date.id}>
          <GiftOutlined aria-hidden /> {sentence(date)}
        </li>
      ))}
    </ul>
  )
}
