import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** From and until as time fields (`21:00`); the form holds texts, minutes.ts reads them. */
export function QuietHours() {
  const { t } = useTranslation()
  const rules = [{ required: true }]
  return (
    <div className="field-pair">
      <Form.Item name="from" label={t('hotline.notices.quiet.from')} rules={rules}>
        <Input type="time" />
      </Form.Item>
      <Form.Item
        name="until"
        label={t('hotline.notices.quiet.until')}
        extra={t('hotline.notices.quiet.same')}
        rules={rules}
      >
        <Input type="time" />
      </Form.Item>
    </div>
  )
}
