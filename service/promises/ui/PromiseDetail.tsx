import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Facts } from '#core/desk/Facts.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import { promiseStory } from '../contract/story.ts'
import { Left, PromisedTime, Standing } from './Due.tsx'
import { Pause } from './Pause.tsx'
import './promises.css'
import { nameOf, type Promised, placeOf } from './shapes.ts'
import { Kind, Owner } from './Who.tsx'

type Step = Reply<typeof promiseStory>['steps'][number]

/** A row of the ledger, opened: what was promised, what happened to it, and the words that prove it. */
export function PromiseDetail({ of, close }: { of: Promised | null; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Drawer
      title={of && `${t(`promises.kinds.${of.kind}`)} · ${nameOf(of)}`}
      open={of !== null}
      onClose={close}
      size={560}
      destroyOnHidden
    >
      {of && <Opened id={of.id} />}
    </Drawer>
  )
}

function Opened({ id }: { id: string }) {
  const { t } = useTranslation()
  const asked = useAsk(promiseStory, { params: { id } })
  return (
    <Answered of={asked}>
      {({ promise, steps }) => (
        <>
          <Facts
            facts={[
              [t('promises.standing'), <Standing key="standing" of={promise} />],
              [
                t('promises.due'),
                <span key="due">
                  <PromisedTime of={promise} /> <Left of={promise} />
                </span>,
              ],
              [t('promises.kind'), <Kind key="kind" of={promise} />],
              [t('promises.about'), promise.about],
              [t('promises.madeBy'), promise.madeBy?.name ?? t('promises.byStandard')],
              [t('promises.owner'), <Owner key="owner" of={promise} />],
              [
                t('promises.case'),
                promise.caseId === null ? null : (
                  <Link key="case" className="figures" to={placeOf(promise)}>
                    {promise.caseNumber}
                  </Link>
                ),
              ],
            ]}
          />
          <Pause of={promise} />
          <h3>{t('promises.story')}</h3>
          <ol className="promise-story" aria-label={t('promises.story')}>
            {steps.map(step => (
              <OneStep key={step.id} of={step} />
            ))}
          </ol>
        </>
      )}
    </Answered>
  )
}

function OneStep({ of }: { of: Step }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const when = useWhen()
  const how = [
    of.channel && t(`hotline.channels.${of.channel}`),
    of.direction && t(`promises.directions.${of.direction}`),
    of.reached === false && t('promises.standings.not reached'),
  ].filter(Boolean)
  return (
    <li className={of.proof ? 'proof' : ''}>
      <div className="in-a-row">
        <time dateTime={of.at} title={when.full(of.at)} className="figures">
          {when.near(of.at)}
        </time>
        <span>{say('events', of.event) ?? of.event}</span>
        {of.proof && <span className="chip seal">{t('promises.evidence')}</span>}
        <span className="muted">{[of.by?.name, ...how].filter(Boolean).join(' · ')}</span>
      </div>
      {of.words !== null && of.words !== '' && <blockquote>{of.words}</blockquote>}
    </li>
  )
}
