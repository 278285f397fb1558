import { Radio } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { More } from '#core/desk/More.tsx'
import { Answered, Waiting } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useAskPages } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { listEditions, readEdition } from '../contract/editions.ts'
import { AnswerText } from './AnswerText.tsx'
import { contentOf } from './answerShapes.ts'
import { EditionDifference } from './EditionDifference.tsx'
import './editions.css'
import { knownNothing, learn } from './places.ts'
import { RestoreEdition } from './RestoreEdition.tsx'

type Line = Reply<typeof listEditions>['items'][number]

export type Compared = { before: number | null; after: number | null }

/** What an answer said from one change to the next: two are compared, any is brought back. */
export function Editions(props: {
  id: string
  mayRestore: boolean
  compared: Compared
  compare: (compared: Compared) => void
}) {
  const { id, mayRestore, compared, compare } = props
  const asked = useAskPages(listEditions, { params: { id }, query: { limit: 50 } })
  return (
    <Answered of={asked} waiting={<Waiting rows={8} />}>
      {lines => {
        const after = compared.after ?? lines[0]?.number ?? 1
        const before = compared.before ?? lines.find(({ number }) => number < after)?.number ?? null
        return (
          <div className="editions-page">
            <List lines={lines} before={before} after={after} compare={compare} more={<More of={asked} />} />
            <Shown
              key={after}
              id={id}
              before={before}
              after={after}
              restore={mayRestore ? (lines.find(({ inForce }) => inForce)?.number ?? null) : null}
            />
          </div>
        )
      }}
    </Answered>
  )
}

function List(props: {
  lines: readonly Line[]
  before: number | null
  after: number
  compare: (compared: Compared) => void
  more: ReactNode
}) {
  const { lines, before, after, compare, more } = props
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('knowledge.answer.editions.list')}</h2>
      <div className="edition-choice edition-heads" aria-hidden="true">
        <span>{t('knowledge.answer.editions.before')}</span>
        <span>{t('knowledge.answer.editions.after')}</span>
      </div>
      {lines.map(line => {
        const { number } = line
        return (
          <div key={number} className="edition-choice">
            <Radio
              name="before"
              checked={before === number}
              disabled={number === after}
              aria-label={t('knowledge.answer.editions.pickBefore', { number })}
              onChange={() => compare({ before: number, after })}
            />
            <Radio
              name="after"
              checked={after === number}
              aria-label={t('knowledge.answer.editions.pickAfter', { number })}
              onChange={() => compare({ before: before === number ? null : before, after: number })}
            />
            <OneEdition line={line} />
          </div>
        )
      })}
      {more}
    </section>
  )
}

function OneEdition({ line: { number, inForce, madeAt, madeBy, reason, validated } }: { line: Line }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <div>
      <div className="in-a-row">
        <span className="figures">{t('knowledge.answer.facts.editionOf', { number })}</span>
        {inForce && <span className="chip good">{t('knowledge.answer.editions.inForce')}</span>}
      </div>
      <p className="muted">{`${madeBy ?? t('knowledge.answer.editions.imported')} · ${when.near(madeAt)}`}</p>
      {reason && <p>{reason}</p>}
      {validated && (
        <p className="muted">
          {t(`knowledge.answer.editions.${validated.list === null ? 'validatedBy' : 'validatedByList'}`, {
            name: validated.by ?? t('knowledge.answer.conflict.someone'),
            when: when.near(validated.at),
            list: validated.list ?? '',
          })}
        </p>
      )}
    </div>
  )
}

/** What the later of two changed, and below it the later one whole. */
function Shown(props: { id: string; before: number | null; after: number; restore: number | null }) {
  const { id, before, after, restore } = props
  const { t } = useTranslation()
  const old = useAsk(readEdition, before === null ? null : { params: { id, number: before } }, { keep: true })
  const now = useAsk(readEdition, { params: { id, number: after } })
  const known = useMemo(() => {
    const names = knownNothing()
    for (const edition of [old.data, now.data]) if (edition) learn(names, edition)
    return names
  }, [old.data, now.data])
  return (
    <div>
      <section className="panel">
        <h2>
          {before === null
            ? t('knowledge.answer.editions.whole', { number: after })
            : t('knowledge.answer.editions.compare', { before, after })}
        </h2>
        {before === null ? (
          <p className="muted">{t('knowledge.answer.editions.only')}</p>
        ) : (
          <Answered of={old}>
            {earlier => (
              <Answered of={now}>
                {later => (
                  <EditionDifference
                    before={contentOf(earlier.content)}
                    after={contentOf(later.content)}
                    known={known}
                  />
                )}
              </Answered>
            )}
          </Answered>
        )}
        {restore !== null && (
          <div className="in-a-row">
            {[before, after].map(
              number =>
                number !== null &&
                number !== restore && <RestoreEdition key={number} id={id} number={number} base={restore} />,
            )}
          </div>
        )}
      </section>
      {before !== null && (
        <details className="panel edition-whole">
          <summary>{t('knowledge.answer.editions.whole', { number: after })}</summary>
          <Answered of={now}>{later => <AnswerText content={contentOf(later.content)} />}</Answered>
        </details>
      )}
      {before === null && (
        <Answered of={now}>{later => <AnswerText content={contentOf(later.content)} />}</Answered>
      )}
    </div>
  )
}
