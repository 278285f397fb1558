import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useCodes } from '#core/web/codes.ts'
import { useWhen } from '#core/web/when.ts'
import type { WrittenLine } from '#service/standards/contract.ts'
import { previewBook } from '../contract/clocks.ts'

type Seen = Reply<typeof previewBook>
type Given = Seen['items'][number]['now'][number]

/** What changed lines would have given for a case that there was; nothing is written. */
export function PreviewBook({ lines }: { lines: readonly WrittenLine[] }) {
  const { t } = useTranslation()
  const [seen, setSeen] = useState<{ number: string; lines: readonly WrittenLine[]; answer: Seen } | null>(
    null,
  )
  return (
    <section className="panel">
      <h2>{t('standards.preview.title')}</h2>
      <DeedForm<typeof previewBook, { caseNumber: string }>
        does={previewBook}
        ask={({ caseNumber }) => ({ body: { caseNumber: caseNumber.trim(), lines: [...lines] } })}
        done={(answer, { caseNumber }) => setSeen({ number: caseNumber.trim(), lines, answer })}
        submit={t('standards.preview.look')}
      >
        <Form.Item
          name="caseNumber"
          label={t('standards.preview.caseNumber')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={40} placeholder="20261121-0042" autoComplete="off" inputMode="numeric" />
        </Form.Item>
      </DeedForm>
      {seen && (
        <div role="status">
          <h3 className="sub">
            <Link to={`/cases/${seen.answer.caseId}`}>{seen.number}</Link>
          </h3>
          {seen.lines !== lines && <p className="muted">{t('standards.preview.older')}</p>}
          {seen.answer.items.map(item => (
            <OneEvent key={item.event} of={item} />
          ))}
        </div>
      )}
    </section>
  )
}

function OneEvent({ of }: { of: Seen['items'][number] }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const when = useWhen()
  const kinds = [...new Set([...of.now, ...of.changed].map(one => one.owes))]
  return (
    <section>
      <p>
        <b>{say('events', of.event) ?? of.event}</b>{' '}
        <span className="muted">
          {t(of.happened ? 'standards.preview.happened' : 'standards.preview.notYet', {
            at: when.near(of.from),
          })}
        </span>
      </p>
      {kinds.length === 0 && <p className="muted">{t('standards.preview.nothing')}</p>}
      {kinds.map(owes => (
        <dl key={owes} className="differences">
          <dt>
            <span className="chip seal">{t(`promises.kinds.${owes}`)}</span>
          </dt>
          <dd>
            <GivenLine word={t('standards.preview.now')} of={of.now.find(one => one.owes === owes)} />
            <GivenLine word={t('standards.preview.changed')} of={of.changed.find(one => one.owes === owes)} />
          </dd>
        </dl>
      ))}
    </section>
  )
}

/** What one book gives: until when, who, and when somebody hears of it. */
function GivenLine({ word, of }: { word: string; of: Given | undefined }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of === undefined) {
    return (
      <p>
        {word} <b>{t('standards.preview.notOwed')}</b>
      </p>
    )
  }
  return (
    <>
      <p>
        {word} <b className="figures">{when.full(of.dueAt)}</b> {t(`standards.owners.${of.owner}`)}{' '}
        {of.pastKnownDays && (
          <span className="chip wait" title={t('standards.uncertainHint')}>
            {t('standards.uncertain')}
          </span>
        )}
      </p>
      <ul className="plain small muted">
        {of.ladder.map(({ at, to }) => (
          <li key={`${at} ${to}`}>
            <span className="figures">{when.instant(at)}</span> {t(`standards.seers.${to}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
