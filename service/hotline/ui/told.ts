import { useTranslation } from 'react-i18next'
import { NOTICE_CHANNELS, TEMPLATES } from '../contract/notices.ts'

type Codes = Readonly<Record<string, unknown>>

/** Of what and by which way an event of notices tells (`上门时间已定 · 短信`); null for other events. */
export function useTold(): (event: string, data: Codes) => string | null {
  const { t } = useTranslation()
  return (event, { template, channel }) => {
    if (!/^notices? /.test(event)) return null
    const what = TEMPLATES.find(one => one === template)
    const way = NOTICE_CHANNELS.find(one => one === channel)
    const words = [
      what && t(`hotline.notices.templates.${what}`),
      way && t(`hotline.notices.channels.${way}`),
    ].filter(Boolean)
    return words.length === 0 ? null : words.join(' · ')
  }
}
