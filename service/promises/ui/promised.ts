import { useTranslation } from 'react-i18next'
import { useWhen } from '#core/web/when.ts'
import { PROMISE_KINDS, RAISED_FOR } from '#service/standards/contract.ts'

/** Happenings of which one wants to know what was promised, and until when. */
const SAID: readonly string[] = ['promise made', 'promise continued', 'promise restarted']

const URGENT: readonly string[] = ['case raised', 'case lowered']

/** What an entry of the journal says was promised: `反馈，今天 17:30 前，还剩 1 小时`, or why it is urgent. */
export function usePromised() {
  const { t } = useTranslation()
  const when = useWhen()
  return (event: string, data: Readonly<Record<string, unknown>>): string | null => {
    const why = RAISED_FOR.find(one => one === data.why)
    if (URGENT.includes(event) && why !== undefined) return t(`promises.raised.chips.${why}`)
    const kind = PROMISE_KINDS.find(one => one === data.kind)
    if (!SAID.includes(event) || kind === undefined || typeof data.due !== 'string') return null
    const what = t('promises.happened', { kind: t(`promises.kinds.${kind}`), at: when.near(data.due) })
    const { leftMinutes: left } = data
    if (typeof left !== 'number' || left <= 0) return what
    return t('promises.happenedLeft', { what, time: when.worked(left) })
  }
}
