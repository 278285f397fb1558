import { Button, Form, type FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import { AnswersBeside } from '#service/knowledge/ui/AnswersBeside.tsx'
import { type Told, toldWords } from '#service/knowledge/ui/toldWords.ts'
import type { CallValues } from './callEntry.ts'

const ENDINGS = { solved: 'solved', visit: 'visit', tries: 'callback' } as const

/**
 * Answers to the trouble as it is written down, for the machine that was chosen. Solved by phone in one key:
 * the call is saved with what was told. Else it is kept with the call however that ends.
 */
export function CallAnswers(props: {
  form: FormInstance<CallValues>
  /** Of the case that goes on; of a new trouble the form says which machine it is. */
  device: string | null
  told: Told | null
  tell: (told: Told | null) => void
  end: (ending: CallValues['ending']) => void
}) {
  const { form, told, tell, end } = props
  const { t } = useTranslation()
  const said = Form.useWatch('said', form) ?? ''
  const chosen: string = Form.useWatch('deviceId', form) ?? ''
  const device = props.device ?? chosen
  const go = (way: keyof typeof ENDINGS) => (it: Told) => {
    tell(it)
    if (way === 'solved') {
      const { number, content } = it.answer
      form.setFieldValue('told', toldWords(it, t('knowledge.use.solvedBy', { number, title: content.title })))
    }
    end(ENDINGS[way])
  }
  return (
    <div className="call-answers">
      {told !== null && (
        <p className="call-told" role="status">
          {t('knowledge.use.told', { title: told.answer.content.title })}{' '}
          <Button size="small" onClick={() => tell(null)}>
            {t('knowledge.use.notTold')}
          </Button>
        </p>
      )}
      <AnswersBeside
        text={said}
        device={device === '' ? undefined : device}
        deeds={{ solved: go('solved'), visit: go('visit'), tries: go('tries') }}
        leave={() => form.focusField('said')}
      />
    </div>
  )
}
