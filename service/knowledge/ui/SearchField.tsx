import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { listAnswers } from '../contract/answers.ts'
import { searchAnswers } from '../contract/search.ts'
import { useTyped } from './useTyped.ts'

/** People say "answer 1042" to each other: so many digits are a number. */
const NUMBER = /^\d{1,9}$/

/** One answer, by words of it or by its number. */
export function AnswerField(props: {
  id?: string
  value?: string | null
  onChange?: (answer: string | null) => void
}) {
  const { id, value = null, onChange } = props
  const { t, i18n } = useTranslation()
  const { setText, wanted } = useTyped()
  const byNumber = NUMBER.test(wanted) && Number(wanted) > 0
  const query = { text: wanted, reads: i18n.language as Language, limit: 20 }
  const words = useAsk(searchAnswers, wanted === '' ? null : { query }, { keep: true })
  const numbered = useAsk(listAnswers, byNumber ? { query: { number: Number(wanted), limit: 1 } } : null)
  const found = [...(byNumber ? (numbered.data?.items ?? []) : []), ...(words.data?.items ?? [])]
  const options = [
    ...new Map(found.map(one => [one.id, { value: one.id, label: `${one.number} · ${one.title}` }])).values(),
  ]
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      value={value}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      options={options}
      onChange={answer => onChange?.(answer ?? null)}
      placeholder={t('knowledge.lists.notFound.answerHint')}
      notFoundContent={wanted === '' ? null : t('knowledge.lists.search.nothing', { text: wanted })}
    />
  )
}
