import { Alert, Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DayField, dayRule } from '#core/desk/DayField.tsx'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useWhen } from '#core/web/when.ts'
import { publishBook } from '../contract.ts'
import { What } from './LineCells.tsx'
import { type Line, nameOf, writtenOf } from './shapes.ts'
import type { Draft } from './useDraft.ts'

/** What was changed here and holds nowhere yet: publish it, or forget it. */
export function DraftBar({ draft, edition }: { draft: Draft; edition: number }) {
  const { t } = useTranslation()
  const [publishing, setPublishing] = useState(false)
  const lines = [...draft.lines.values()]
  const meanwhile = draft.after !== null && edition > draft.after
  return (
    <section className="panel notice draft-bar" aria-label={t('standards.draft.title')}>
      {meanwhile && <Meanwhile edition={edition} goOn={() => draft.goOnAfter(edition)} />}
      <div className="panel-head">
        <h2>{t('standards.draft.changed', { count: lines.length })}</h2>
        <span className="in-a-row">
          <Popconfirm
            title={t('standards.draft.forgetSure')}
            okText={t('standards.draft.forget')}
            cancelText={t('web.cancel')}
            onConfirm={draft.forget}
          >
            <Button>{t('standards.draft.forget')}</Button>
          </Popconfirm>
          <Button type="primary" disabled={meanwhile} onClick={() => setPublishing(true)}>
            {t('standards.draft.publish')}
          </Button>
        </span>
      </div>
      <ul className="plain spaced">
        {lines.map(line => (
          <Drafted key={nameOf(line)} line={line} takeBack={() => draft.takeBack(line)} />
        ))}
      </ul>
      <Publish open={publishing} close={() => setPublishing(false)} draft={draft} />
    </section>
  )
}

/** The second of two who edit at once: he looks first, then goes on upon what is there now. */
function Meanwhile({ edition, goOn }: { edition: number; goOn: () => void }) {
  const { t } = useTranslation()
  return (
    <Alert
      type="warning"
      showIcon
      className="spaced-below"
      title={t('standards.draft.meanwhile', { number: edition })}
      description={
        <span className="in-a-row">
          <Link to={`/standards?edition=${edition}`}>{t('standards.draft.look')}</Link>
          <Button size="small" onClick={goOn}>
            {t('standards.draft.goOn')}
          </Button>
        </span>
      }
    />
  )
}

function Drafted({ line, takeBack }: { line: Line; takeBack: () => void }) {
  const { t } = useTranslation()
  return (
    <li className="in-a-row">
      <What of={line} />
      <Button size="small" type="link" onClick={takeBack}>
        {t('standards.draft.takeBack')}
      </Button>
    </li>
  )
}

type Values = { effectiveFrom: string; note: string }

function Publish({ open, close, draft }: { open: boolean; close: () => void; draft: Draft }) {
  const { t } = useTranslation()
  const when = useWhen()
  const lines = [...draft.lines.values()].map(writtenOf)
  return (
    <DeedDialog<typeof publishBook, Values>
      title={t('standards.draft.publishTitle')}
      open={open}
      close={close}
      does={publishBook}
      start={{ effectiveFrom: when.dayOf(new Date().toISOString()) }}
      at={{ 'the past is not changed': 'effectiveFrom' }}
      ask={values => ({ body: { after: draft.after ?? 0, ...values, lines } })}
      done={draft.forget}
      submit={t('standards.draft.publishNow', { count: lines.length })}
    >
      <p>{t('standards.draft.follows')}</p>
      <Form.Item
        name="effectiveFrom"
        label={t('standards.effectiveFrom')}
        rules={[{ required: true }, dayRule(t('web.noDay'))]}
      >
        <DayField />
      </Form.Item>
      <Form.Item name="note" label={t('standards.why')} rules={[{ required: true, whitespace: true }]}>
        <Input.TextArea maxLength={500} rows={3} placeholder={t('standards.whyHint')} />
      </Form.Item>
    </DeedDialog>
  )
}
