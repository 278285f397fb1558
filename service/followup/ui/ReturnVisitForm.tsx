import { App, Form, type FormInstance, Input } from 'antd'
import { useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '#core/desk/Choices.tsx'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { focusFirst } from '#core/desk/keys.ts'
import { clockOf, readTime } from '#core/web/moment.ts'
import { instantOf, TimeZone } from '#core/web/when.ts'
import { ChannelItem, ContactSelect } from '#service/hotline/ui/ToldItems.tsx'
import { makeReturnVisit } from '../contract.ts'
import { MANNERS, OUTCOMES, REPAIR_STATES } from '../rules.ts'
import './followup.css'
import { blankItems, type ItemValues, itemsOf, type Said, SCORES } from './sheet.ts'

/**
 * The seven items in the order in which one asks, by keys alone: a digit answers and goes on, Tab passes over
 * what was not asked.
 */
export function ReturnVisitForm(props: {
  visit: { id: string; arrivedAt: string }
  contacts: readonly { id: string; name: string; relation: string }[]
  form: FormInstance<ItemValues>
  done: () => void
}) {
  const { visit, contacts, form, done } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    focusFirst(sheet.current)
  }, [])
  return (
    <div ref={sheet}>
      <DeedForm<typeof makeReturnVisit, ItemValues>
        does={makeReturnVisit}
        start={blankItems}
        form={form}
        ask={values => ({ params: { id: visit.id }, body: itemsOf(values) })}
        done={({ unhappy }) => {
          if (unhappy) void message.warning(t('followup.savedUnhappy'), 6)
          else void message.success(t('followup.savedHappy'), 4)
          done()
        }}
        submit={t('followup.save')}
        keys={t('web.sendKeys')}
      >
        <Items arrivedAt={visit.arrivedAt} />
        <div className="field-pair">
          <ChannelItem />
          {contacts.length > 0 && (
            <Form.Item name="contactId" label={t('hotline.contact')}>
              <ContactSelect contacts={contacts} />
            </Form.Item>
          )}
        </div>
      </DeedForm>
    </div>
  )
}

function Items({ arrivedAt }: { arrivedAt: string }) {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="outcome" label={t('followup.outcome')} rules={[{ required: true }]}>
        <Choices options={OUTCOMES.map(value => ({ value, label: t(`followup.outcomes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="repairState" label={t('followup.repairState')} rules={[{ required: true }]}>
        <Choices
          options={REPAIR_STATES.map(value => ({ value, label: t(`followup.repairStates.${value}`) }))}
        />
      </Form.Item>
      <Words
        name="causeHeard"
        label={t('followup.causeHeard')}
        hint={t('followup.causeHeardHint')}
        required
      />
      <Form.Item name="arrivalSaid" label={t('followup.arrivalSaid')}>
        <ArrivalField on={arrivedAt} />
      </Form.Item>
      <Manners />
      <Words name="mannersWord" label={t('followup.mannersWord')} hint={t('followup.optional')} />
      <Form.Item name="satisfaction" label={t('followup.satisfaction')} rules={[{ required: true }]}>
        <Choices options={SCORES.map(value => ({ value, label: t(`followup.satisfactions.${value}`) }))} />
      </Form.Item>
      <Words name="opinion" label={t('followup.opinion')} hint={t('followup.optional')} />
      <Words name="suggestion" label={t('followup.suggestion')} hint={t('followup.optional')} />
    </>
  )
}

function Words(props: { name: keyof ItemValues & string; label: string; hint: string; required?: boolean }) {
  const { name, label, hint, required = false } = props
  return (
    <Form.Item name={name} label={label} rules={required ? [{ required, whitespace: true }] : []}>
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} placeholder={hint} />
    </Form.Item>
  )
}

function Manners() {
  const { t } = useTranslation()
  const options = [
    { value: 'yes', label: t('web.yes') },
    { value: 'no', label: t('web.no') },
    { value: 'not asked', label: t('followup.notAsked') },
  ] as const
  return (
    <fieldset className="manners">
      <legend>{t('followup.manners')}</legend>
      {MANNERS.map(manner => (
        <div key={manner}>
          <span aria-hidden="true">{t(`followup.manner.${manner}`)}</span>
          <Form.Item name={['manners', manner]} noStyle>
            <Choices<Said> options={options} label={t(`followup.manner.${manner}`)} />
          </Form.Item>
        </div>
      ))}
    </fieldset>
  )
}

/** A time on the day of the visit, as the customer remembers it; empty where he does not. */
function ArrivalField(props: {
  id?: string
  value?: string | null
  onChange?: (at: string | null) => void
  on: string
}) {
  const { id, onChange, on } = props
  const { t } = useTranslation()
  const zone = useContext(TimeZone)
  const [typed, setTyped] = useState('')
  const read = () => {
    const time = readTime(typed)
    if (time !== null) setTyped(time)
    onChange?.(time === null ? null : instantOf(clockOf(on, zone).day, time, zone))
  }
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      className="arrival"
      value={typed}
      inputMode="numeric"
      maxLength={10}
      autoComplete="off"
      placeholder={t('followup.arrivalHint')}
      onChange={event => setTyped(event.target.value)}
      onBlur={read}
      onPressEnter={read}
    />
  )
}
