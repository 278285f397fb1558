import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { noteInCase } from '../contract.ts'

/** A note for colleagues; the field is empty again when it is kept. */
export function NoteForm({ id }: { id: string }) {
  const { t } = useTranslation()
  const [written, setWritten] = useState(0)
  return (
    <div className="note-form">
      <DeedForm<typeof noteInCase, { text: string }>
        key={written}
        does={noteInCase}
        ask={body => ({ params: { id }, body })}
        done={() => setWritten(count => count + 1)}
        submit={t('cases.addNote')}
      >
        <Form.Item name="text" rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea
            aria-label={t('cases.note')}
            placeholder={t('cases.noteHint')}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={4000}
          />
        </Form.Item>
      </DeedForm>
    </div>
  )
}
