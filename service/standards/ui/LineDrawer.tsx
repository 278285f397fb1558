import { Alert, Button, Checkbox, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCodes } from '#core/web/codes.ts'
import { TOLD } from '../book.ts'
import { whyNotSet } from '../rules.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { DueFields } from './DueFields.tsx'
import { LadderFields } from './LadderFields.tsx'
import { What } from './LineCells.tsx'
import { lineFrom, type Values, valuesOf } from './lineForm.ts'
import { type Line, nameOf } from './shapes.ts'
import { WhoFields } from './WhoFields.tsx'

/** A line of the book that is edited, or (null, or with `asNew`) the beginning of another one. */
export type Editing = { line: Line | null; asNew?: true }

type Props = {
  editing: Editing | null
  book: readonly Line[]
  put: (line: Line) => void
  edit: (editing: Editing) => void
  close: () => void
}

/** Changes one line of the book; it is kept beside the book until it is published. */
export function LineDrawer({ editing, ...props }: Props) {
  const { t } = useTranslation()
  const fresh = editing !== null && (editing.line === null || editing.asNew === true)
  return (
    <Drawer
      open={editing !== null}
      onClose={props.close}
      size={560}
      title={t(fresh ? 'standards.addLine' : 'standards.editLine')}
      destroyOnHidden
    >
      {editing && (
        <LineForm
          key={`${editing.line && nameOf(editing.line)} ${fresh}`}
          line={editing.line}
          fresh={fresh}
          {...props}
        />
      )}
    </Drawer>
  )
}

function LineForm({
  line,
  fresh,
  book,
  put,
  edit,
  close,
}: Omit<Props, 'editing'> & { line: Line | null; fresh: boolean }) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const [form] = Form.useForm<Values>()
  const [trouble, setTrouble] = useState<string | null>(null)
  const start = line ?? book[0]
  if (start === undefined) return null
  const keep = (all: Values) => {
    const next = lineFrom({ ...valuesOf(start), ...all })
    const code = whyNot(next)
    const taken = fresh && book.some(one => nameOf(one) === nameOf(next))
    if (code === null && !taken) {
      put(next)
      close()
    } else setTrouble(taken ? t('standards.taken') : (say('refusals', code ?? '') ?? code))
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...valuesOf(start), source: fresh || start.id === null ? '' : start.source }}
      onFinish={keep}
      scrollToFirstError={{ focus: true }}
      validateMessages={{ required: t('web.required'), whitespace: t('web.required') }}
    >
      {trouble && <Alert className="trouble" type="error" role="alert" title={trouble} />}
      {fresh ? (
        <ConditionFields book={book} />
      ) : (
        <Speaks line={start} another={() => edit({ line: start, asNew: true })} />
      )}
      <Form.Item name="off" valuePropName="checked" extra={t('standards.offHint')}>
        <Checkbox>{t('standards.offLabel')}</Checkbox>
      </Form.Item>
      {start.event !== TOLD && <DueFields />}
      <WhoFields />
      <LadderFields />
      <Form.Item
        name="source"
        label={t('standards.source')}
        extra={start.id === null && !fresh ? t('standards.sourceWas', { source: start.source }) : undefined}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input maxLength={200} placeholder={t('standards.sourceHint')} autoComplete="off" />
      </Form.Item>
      <div className="deed-buttons">
        <Button type="primary" htmlType="submit">
          {t('standards.keep')}
        </Button>
        <Button onClick={close}>{t('web.cancel')}</Button>
      </div>
      <p className="muted small">{t('standards.keepHint')}</p>
    </Form>
  )
}

/** The server's own answer: the same rule, before it is sent. The day is chosen when it is published. */
function whyNot(line: Line) {
  const today = Temporal.Now.plainDateISO()
  return whyNotSet({ ...line, effectiveFrom: today }, true, today)
}

/** Of which cases the line speaks: that is what it is; for others there is another one. */
function Speaks({ line, another }: { line: Line; another: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="in-a-row spaced-below">
      <What of={line} />
      <Button size="small" type="link" onClick={another}>
        {t('standards.forSome')}
      </Button>
    </div>
  )
}
