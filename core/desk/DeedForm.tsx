import { Alert, Button, Form, type FormInstance } from 'antd'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Endpoint, Question, Reply } from '../endpoint.ts'
import { useTell } from '../web/ask.ts'
import { useCodes } from '../web/codes.ts'
import { Failure } from '../web/failure.ts'
import { isComposing } from '../web/ime.ts'
import { Refused } from './refused.ts'

export type DeedFormProps<E extends Endpoint, Values extends object> = {
  does: E
  /** The question made of the fields' values. */
  ask: (values: Values) => Question<E>
  done: (answer: Reply<E>, values: Values) => void
  start?: Partial<Values>
  /** Refusals that belong to one field: code → the field's name. Others stand above the form. */
  at?: Readonly<Record<string, keyof Values & string>>
  /** The words on the button. */
  submit: string
  cancel?: () => void
  danger?: boolean
  /** The keys that send it, said beside the button. */
  keys?: string
  /** The page's own form instance, where it watches fields outside of `children`. */
  form?: FormInstance<Values>
  children?: ReactNode | ((form: FormInstance<Values>) => ReactNode)
}

type Fault = { name: (string | number)[]; errors: string[] }

/**
 * A form that does one deed. Fields (`Form.Item name=…`) are named as in the endpoint's body, so that what
 * the server cannot read is said at the field. Enter sends, but never while an input method composes; a
 * second press while the first is under way does nothing.
 */
export function DeedForm<E extends Endpoint, Values extends object>(props: DeedFormProps<E, Values>) {
  const { does, ask, done, start, at = {}, submit, cancel, danger = false, keys, children } = props
  const { t } = useTranslation()
  const { say, explain } = useCodes()
  const [form] = Form.useForm<Values>(props.form)
  const { tell, telling, failure } = useTell(does)
  const under = useRef(false)

  const faultsOf = (error: Failure): Fault[] => {
    const field = at[error.code]
    if (field !== undefined) return [{ name: [field], errors: [explain(error)] }]
    return error.fields.map(({ path, message }) => ({
      name: pathOf(path),
      errors: [say('unreadables', message) ?? message],
    }))
  }

  const send = async (values: Values) => {
    if (under.current) return
    under.current = true
    try {
      done(await tell(ask(values)), values)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      showAtFields(form, faultsOf(error))
    } finally {
      under.current = false
    }
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      initialValues={start as Values}
      onFinish={send}
      onKeyDownCapture={holdEnterOfInputMethod}
      onKeyDown={sendByKeys}
      validateMessages={{ required: t('web.required'), whitespace: t('web.required') }}
    >
      <Trouble failure={failure} at={at} />
      <Refused value={failure}>{typeof children === 'function' ? children(form) : children}</Refused>
      <div className="deed-buttons">
        <Button type="primary" htmlType="submit" loading={telling} danger={danger}>
          {submit}
        </Button>
        {keys !== undefined && <kbd className="deed-keys">{keys}</kbd>}
        {cancel && (
          <Button onClick={cancel} disabled={telling}>
            {t('web.cancel')}
          </Button>
        )}
      </div>
    </Form>
  )
}

/** A failed deed as a sentence; nothing when it already stands at its field. */
export function Trouble(props: { failure: Failure | null; at?: Readonly<Record<string, string>> }) {
  const { failure, at = {} } = props
  const { t } = useTranslation()
  const { explain } = useCodes()
  if (failure === null || (failure.kind === 'refused' && at[failure.code] !== undefined)) return null
  const marked = failure.kind === 'unreadable' && failure.fields.length > 0
  const sentence = marked ? t('web.checkFields') : explain(failure)
  return <Alert className="trouble" type="error" role="alert" title={sentence} />
}

/** Marks the fields and goes to the first of them. */
function showAtFields(form: FormInstance, faults: readonly Fault[]) {
  form.setFields([...faults])
  const first = faults[0]
  if (first) form.scrollToField(first.name, { focus: true })
}

/** `phones.0` is the first of the field `phones`. */
function pathOf(path: string): (string | number)[] {
  return path.split('.').map(part => (/^\d+$/.test(part) ? Number(part) : part))
}

/** Ctrl-Enter or ⌘-Enter sends from anywhere in the form, also from where Enter begins a new line. */
function sendByKeys(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

function holdEnterOfInputMethod(event: KeyboardEvent) {
  if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
}
