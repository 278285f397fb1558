import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '#core/languages.ts'

/** The language in which somebody is written to. */
export function LanguageItem() {
  const { t } = useTranslation()
  return (
    <Form.Item name="language" label={t('hotline.notices.language')}>
      <Select options={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))} />
    </Form.Item>
  )
}
