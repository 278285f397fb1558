import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Question } from '#core/endpoint.ts'
import { AboutItem, DueItem } from '#service/promises/ui/PromiseDeeds.tsx'
import { useQuickTimes } from '#service/promises/ui/quickTimes.ts'
import type { receiveCall } from '../contract.ts'

export type EndingKind = 'callback' | 'solved' | 'left open'

/** How the conversation ended, as the form holds it. */
export type EndingValues = { ending: EndingKind; dueAt?: string; about?: string; told?: string }

/** What travels. Called after the form's own checks: what the ending needs is there. */
export function endingOf(values: EndingValues): Question<typeof receiveCall>['body']['ending'] {
  const { ending, dueAt = '', about = '', told = '' } = values
  if (ending === 'callback') return { as: 'callback', dueAt, about }
  return ending === 'solved' ? { as: 'solved', told } : { as: 'left open' }
}

/**
 * How a call back ended: another one at a definite time, solved, or what the standards say. What was told is
 * what was said: it is not asked for twice.
 */
export function EndingItems() {
  const { t } = useTranslation()
  const quick = useQuickTimes()
  return (
    <>
      <Form.Item name="ending" label={t('reception.ending')}>
        <Radio.Group
          optionType="button"
          options={(['callback', 'solved', 'left open'] as const).map(value => ({
            value,
            label: t(`reception.endings.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['ending']}>
        {({ getFieldValue }) => {
          const ending: EndingKind = getFieldValue('ending')
          return ending === 'solved' ? null : <EndingDetail ending={ending} quick={quick} />
        }}
      </Form.Item>
    </>
  )
}

export function EndingDetail(props: { ending: EndingKind; quick: ReturnType<typeof useQuickTimes> }) {
  const { ending, quick } = props
  const { t } = useTranslation()
  if (ending === 'callback') {
    return (
      <>
        <DueItem quick={quick} />
        <AboutItem />
      </>
    )
  }
  if (ending === 'left open') return <p className="muted">{t('reception.leftOpen')}</p>
  return (
    <Form.Item name="told" label={t('reception.told')} rules={[{ required: true, whitespace: true }]}>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4000}
        placeholder={t('reception.toldHint')}
      />
    </Form.Item>
  )
}
