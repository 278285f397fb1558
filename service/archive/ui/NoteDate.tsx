import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { noteDate } from '../contract/memories.ts'
import { DATE_KINDS, type DateKind } from '../rules/memories.ts'
import { readYearlyDay } from '../rules/memory-cells.ts'

type Values = { kind: DateKind; words?: string; day: string }

const at = {
  'there is no such day': 'day',
  'noted already': 'day',
  'say which day this is': 'words',
} as const

/** A day of every year, typed as it is said: 5月20日, 1960-5-20, 农历八月十五. */
export function NoteDate({ customer, open, close }: { customer: string; open: boolean; close: () => void }) {
  const { t } = useTranslation()
  const readable = (_: unknown, typed: string | undefined) =>
    readYearlyDay(typed ?? '') === null
      ? Promise.reject(new Error(t('archive.memories.dayUnread')))
      : Promise.resolve()
  return (
    <DeedDialog<typeof noteDate, Values>
      title={t('archive.memories.addDate')}
      open={open}
      close={close}
      does={noteDate}
      ask={({ kind, words = '', day }) => {
        const read = readYearlyDay(day)
        if (read === null) throw new Error('the field was checked')
        return { params: { id: customer }, body: { kind, words, ...read } }
      }}
      start={{ kind: 'birthday' }}
      at={at}
      submit={t('web.save')}
      done={() => {}}
    >
      <Form.Item name="kind" label={t('archive.memories.kind')}>
        <Select
          options={DATE_KINDS.map(kind => ({ value: kind, label: t(`archive.memories.kinds.${kind}`) }))}
        />
      </Form.Item>
      <Form.Item name="day" label={t('archive.memories.day')} rules={[{ validator: readable }]}>
        <Input autoFocus maxLength={40} autoComplete="off" placeholder={t('archive.memories.dayHint')} />
      </Form.Item>
      <Form.Item name="words" label={t('archive.memories.words')}>
        <Input maxLength={80} autoComplete="off" placeholder={t('archive.memories.wordsHint')} />
      </Form.Item>
    </DeedDialog>
  )
}
