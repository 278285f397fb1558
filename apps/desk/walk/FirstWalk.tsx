import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAsk } from '#core/web/ask.ts'
import { endWalk, tick, useWalked } from '#core/web/walked.ts'
import { listCustomers } from '#service/archive/contract.ts'
import { maySomebody, useSession } from '#service/people/ui/session.tsx'
import { mayGo, type Step, wayOf } from './steps.ts'
import { useWork, type Work } from './work.ts'
import './walk.css'

/** Remembers that the house was empty when the walk began: the list that comes in does not change the way. */
const BEGAN_EMPTY = 'began in an empty house'

/** Three things to try on the first day, each with one's own real work; ticked as they are done. */
export default function FirstWalk() {
  const { staff, roles } = useSession()
  const walked = useWalked(staff)
  if (walked.over || !roles.some(role => role !== 'technician')) return null
  return <Way who={staff} done={walked.done} />
}

function Way({ who, done }: { who: string; done: readonly string[] }) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const began = done.includes(BEGAN_EMPTY)
  const known = useAsk(listCustomers, maySomebody(listCustomers, roles) ? { query: { limit: 1 } } : null)
  const empty = began || known.data?.items.length === 0
  const steps = wayOf(roles, empty)
  const work = useWork(steps)
  if (known.isLoading || steps.length === 0) return null
  const leave = () => endWalk(who)
  const begin = () => {
    if (empty) tick(who, BEGAN_EMPTY)
  }
  const all = steps.every(step => done.includes(step.name))
  return (
    <section className="panel walk" aria-labelledby="first-walk">
      <div className="panel-head">
        <h2 id="first-walk">{t(empty ? 'desk.walk.emptyTitle' : 'desk.walk.title')}</h2>
        <Button size="small" type={all ? 'primary' : 'text'} onClick={leave}>
          {t(all ? 'desk.walk.close' : 'desk.walk.dismiss')}
        </Button>
      </div>
      <p className="muted">{t(all ? 'desk.walk.over' : 'desk.walk.intro')}</p>
      <ol>
        {steps.map(step => (
          <StepLine key={step.name} step={step} done={done.includes(step.name)} work={work} begin={begin} />
        ))}
      </ol>
    </section>
  )
}

type Line = { step: Step; done: boolean; work: Work; begin: () => void }

function StepLine({ step, done, work, begin }: Line) {
  const { t } = useTranslation()
  const { roles } = useSession()
  const own = work[step.name]
  return (
    <li className={done ? 'done' : ''}>
      <span className="mark">{done && <CheckCircleFilled aria-label={t('desk.walk.done')} />}</span>
      <span>
        {t(`desk.walk.steps.${step.name}`)}
        {own && !done && <span className="muted"> {t('desk.walk.example', { what: own.what })}</span>}
      </span>
      {!done && mayGo(step, roles) && (
        <Link to={own?.to ?? step.to} onClick={begin}>
          {t('desk.walk.go')}
          <span className="for-readers">{t(`desk.walk.steps.${step.name}`)}</span>
        </Link>
      )}
    </li>
  )
}
