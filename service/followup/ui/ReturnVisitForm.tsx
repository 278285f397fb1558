import { App, Form, Input, Radio } from 'antd'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { clockOf, readTime } from '#core/web/moment.ts'
import { instantOf, TimeZone } from '#core/web/when.ts'
import { ChannelItem, ContactSelect } from '#service/hotline/ui/ToldItems.tsx'
import { makeReturnVisit } from '../contract.ts'
import { MANNERS, OUTCOMES, REPAIR_STATES } from '../rules.ts'
import './followup.css'
import { blankItems, type ItemValues, itemsOf, type Said, SCORES } from './sheet.ts'

/** The seven items in the order in which one asks; answered by keys alone. */
export function ReturnVisitForm(props: {
  visit: { id: string; arrivedAt: string }
  contacts: readonly { id: string; name: string; relation: string }[]
  done: () => void
}) {
  const { visit, contacts, done } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <DeedForm<typeof makeReturnVisit, ItemValues>
      does={makeReturnVisit}
      start={blankItems}
      ask={values => ({ params: { id: visit.id }, body: itemsOf(values) })}
      done={({ unhappy }) => {
        if (unhappy) void message.warning(t('followup.savedUnhappy'), 6)
        else void message.success(t('followup.savedHappy'), 4)
        done()
      }}
      submit={t('followup.save')}
      keys={t('web.sendKeys')}
    >
      <Form.Item name="outcome" label={t('followup.outcome')} rules={[{ required: true }]}>
        <Choice options={OUTCOMES.map(value => ({ value, label: t(`followup.outcomes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="repairState" label={t('followup.repairState')} rules={[{ required: true }]}>
        <Choice
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
        <ArrivalField on={visit.arrivedAt} />
      </Form.Item>
      <Manners />
      <Words name="mannersWord" label={t('followup.mannersWord')} hint={t('followup.optional')} />
      <Form.Item name="satisfaction" label={t('followup.satisfaction')} rules={[{ required: true }]}>
        <Choice
          options={SCORES.map(({ score, word }) => ({
            value: score as number,
            label: `${score} ${t(`followup.satisfactions.${word}`)}`,
          }))}
        />
      </Form.Item>
      <Words name="opinion" label={t('followup.opinion')} hint={t('followup.optional')} />
      <Words name="suggestion" label={t('followup.suggestion')} hint={t('followup.optional')} />
      <div className="field-pair">
        <ChannelItem />
        {contacts.length > 0 && (
          <Form.Item name="contactId" label={t('hotline.contact')}>
            <ContactSelect contacts={contacts} />
          </Form.Item>
        )}
      </div>
    </DeedForm>
  )
}

function Choice<T extends string | number>(props: {
  id?: string
  value?: T
  onChange?: (value: T) => void
  options: readonly { value: T; label: string }[]
  label?: string
}) {
  const { id, value, onChange, options, label } = props
  return (
    <Radio.Group
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      optionType="button"
      value={value}
      onChange={event => onChange?.(event.target.value)}
      options={options.map(option => ({ ...option }))}
    />
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
            <Choice<Said> options={options} label={t(`followup.manner.${manner}`)} />
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
