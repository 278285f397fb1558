import { Checkbox, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Content } from '../contract/shapes.ts'
import { DANGERS } from '../rules/words.ts'

type Safety = Content['safety']

/** 安全止步 as it is written: which danger, and what else to tell the customer. */
export function EditSafety({ safety, change }: { safety: Safety; change: (safety: Safety) => void }) {
  const { t } = useTranslation()
  return (
    <section className="panel" aria-label={t('knowledge.answer.fields.safety')}>
      <h2>{t('knowledge.answer.fields.safety')}</h2>
      <Checkbox
        checked={safety !== null}
        onChange={event => change(event.target.checked ? { dangers: [], words: '' } : null)}
      >
        {t('knowledge.answer.form.safetyOn')}
      </Checkbox>
      {safety !== null && (
        <>
          <Form.Item label={t('knowledge.answer.form.dangers')} className="edit-dangers">
            <Checkbox.Group
              value={safety.dangers}
              onChange={dangers => change({ ...safety, dangers })}
              options={DANGERS.map(value => ({ value, label: t(`knowledge.dangers.${value}`) }))}
            />
          </Form.Item>
          <Form.Item label={t('knowledge.answer.form.safetyWords')} htmlFor="edit-safety-words">
            <Input.TextArea
              id="edit-safety-words"
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={500}
              value={safety.words}
              onChange={event => change({ ...safety, words: event.target.value })}
            />
          </Form.Item>
        </>
      )}
    </section>
  )
}
