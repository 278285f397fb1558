import { App, Checkbox, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { myNotices, setMyNotices } from '../contract/notices.ts'
import { LanguageItem } from './LanguageItem.tsx'
import { minuteOf, timeOf, useQuietInWords } from './minutes.ts'
import { QuietHours } from './QuietHours.tsx'

type Now = Reply<typeof myNotices>
type Values = {
  wanted: boolean
  eMail?: string
  language?: Language
  hours?: 'own' | 'companys'
  from?: string
  until?: string
}

/** Whether one is written to beside the reminders on the page, where, and when not. */
export function MyNotices() {
  const { t } = useTranslation()
  const asked = useAsk(myNotices, {})
  return (
    <section className="panel">
      <h2>{t('hotline.notices.mine.title')}</h2>
      <p className="muted">{t('hotline.notices.mine.text')}</p>
      <Answered of={asked}>{now => <Mine now={now} />}</Answered>
    </section>
  )
}

/** What travels; who wants none gives no address. */
function mineOf(values: Values) {
  if (!values.wanted) return null
  const { eMail = '', language = 'zh-Hans', hours, from = '', until = '' } = values
  const quiet = hours === 'own' ? { fromMinute: minuteOf(from), untilMinute: minuteOf(until) } : null
  return { eMail, language, quiet }
}

function Mine({ now }: { now: Now }) {
  const { t, i18n } = useTranslation()
  const { message } = App.useApp()
  const { mine } = now
  const hours = mine?.quiet ?? now.quiet
  return (
    <DeedForm<typeof setMyNotices, Values>
      does={setMyNotices}
      ask={values => ({ body: { mine: mineOf(values) } })}
      start={{
        wanted: mine !== null,
        eMail: mine?.eMail ?? '',
        language: mine?.language ?? (i18n.language as Language),
        hours: mine?.quiet ? 'own' : 'companys',
        from: timeOf(hours.fromMinute),
        until: timeOf(hours.untilMinute),
      }}
      submit={t('web.save')}
      done={() => void message.success(t('hotline.notices.saved'))}
    >
      <Form.Item name="wanted" valuePropName="checked">
        <Checkbox>{t('hotline.notices.mine.wanted')}</Checkbox>
      </Form.Item>
      {!now.mailIsSet && <p className="muted">{t('hotline.notices.mine.noMail')}</p>}
      <WhereAndWhen quiet={now.quiet} />
    </DeedForm>
  )
}

function WhereAndWhen({ quiet }: { quiet: Now['quiet'] }) {
  const { t } = useTranslation()
  const inWords = useQuietInWords()
  const form = Form.useFormInstance<Values>()
  const wanted = Form.useWatch('wanted', form) ?? false
  const hours = Form.useWatch('hours', form)
  if (!wanted) return null
  return (
    <>
      <div className="field-pair">
        <Form.Item name="eMail" label={t('hotline.notices.mine.eMail')} rules={[{ required: true }]}>
          <Input type="email" maxLength={200} autoComplete="email" />
        </Form.Item>
        <LanguageItem />
      </div>
      <Form.Item name="hours" label={t('hotline.notices.quiet.title')}>
        <Radio.Group
          options={[
            { value: 'companys', label: t('hotline.notices.quiet.companys', { hours: inWords(quiet) }) },
            { value: 'own', label: t('hotline.notices.quiet.own') },
          ]}
        />
      </Form.Item>
      {hours === 'own' && <QuietHours />}
    </>
  )
}
