import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { myReminders, seeReminder } from '../contract.ts'
import { Left, PromisedTime } from './Due.tsx'
import './promises.css'
import { RaisedChips } from './Raised.tsx'
import { nameOf, placeOf } from './shapes.ts'

type Reminder = Reply<typeof myReminders>[number]

const HOME_ROWS = 10

/** What I am reminded of until I have seen it: a panel of the home page, absent while there is nothing. */
export default function Reminders() {
  const { t } = useTranslation()
  const { data } = useAsk(
    myReminders,
    { query: { limit: HOME_ROWS } },
    { on: ['promise reminded', 'promise kept'] },
  )
  if (data === undefined || data.length === 0) return null
  return (
    <section className="panel notice">
      <h2>{t('promises.reminders')}</h2>
      <ul className="plain spaced">
        {data.map(one => (
          <li key={one.promise.id + one.stage}>
            <OneReminder of={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneReminder({ of: one }: { of: Reminder }) {
  const { promise, stage } = one
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(seeReminder)
  return (
    <div className="in-a-row">
      <span className={stage === 'due soon' ? 'chip wait' : 'chip bad'}>{t(`promises.stages.${stage}`)}</span>
      <Link to={placeOf(promise)}>{nameOf(promise)}</Link>
      <span>{t(`promises.kinds.${promise.kind}`)}</span>
      <PromisedTime of={promise} />
      <Left of={promise} />
      <RaisedChips of={promise} />
      <WhyMe of={one} />
      <Button
        size="small"
        loading={telling}
        onClick={() => void tell({ params: { id: promise.id, stage } }).catch(() => {})}
      >
        {t('promises.seen')}
      </Button>
      <Trouble failure={failure} />
    </div>
  )
}

/** Whose turn it was, and why it is mine now. */
function WhyMe({ of: { passedBy, lastResort } }: { of: Reminder }) {
  const { t } = useTranslation()
  const why: string[] = passedBy.map(one => t(`promises.passedBy.${one.why}`, { name: one.who.name }))
  if (lastResort) why.push(t('promises.passedBy.lastResort'))
  return why.length > 0 && <span className="muted">{why.join(t('promises.passedBy.and'))}</span>
}
