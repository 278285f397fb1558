import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedForm } from '#core/desk/DeedForm.tsx'
import { Moves } from '#core/desk/Moves.tsx'
import { PHASES, type Phase } from '../conduct.ts'
import { MOST_ITEMS, publishConduct } from '../contract/conduct.ts'
import type { WrittenItem } from '../rules/conduct.ts'
import type { List } from './ConductList.tsx'

type Line = WrittenItem & { key: string }
const LANGUAGES = [
  ['zh-Hans', '简'],
  ['zh-Hant', '繁'],
  ['en', 'En'],
] as const

let made = 0
const blank = (phase: Phase): Line => ({
  key: `new ${made++}`,
  code: null,
  phase,
  required: true,
  text: { 'zh-Hans': '', 'zh-Hant': '', en: '' },
  source: '',
})

/** Another edition of the list, written on this page and published whole. */
export function EditConduct({ of, close }: { of: List; close: () => void }) {
  const { t } = useTranslation()
  const [lines, setLines] = useState<Line[]>(() => of.items.map(one => ({ ...one, key: one.code })))
  const change = (key: string, part: Partial<Line>) =>
    setLines(all => all.map(one => (one.key === key ? { ...one, ...part } : one)))
  const add = (phase: Phase) => setLines(all => [...all, blank(phase)])
  return (
    <section className="panel conduct-edit">
      <h2>{t('fieldwork.list.editTitle')}</h2>
      <p className="muted">{t('fieldwork.list.editHint')}</p>
      <DeedForm<typeof publishConduct, { note?: string }>
        does={publishConduct}
        ask={({ note = '' }) => ({
          body: { after: of.edition, note, items: inOrder(lines).map(({ key: _, ...item }) => item) },
        })}
        done={close}
        cancel={close}
        submit={t('fieldwork.list.publish')}
      >
        {PHASES.map(phase => {
          const own = lines.filter(one => one.phase === phase)
          return (
            <fieldset key={phase} className="conduct-phase">
              <legend>{t(`fieldwork.phases.${phase}`)}</legend>
              {own.map((line, n) => (
                <OneLine key={line.key} line={line} n={n + 1} change={part => change(line.key, part)}>
                  <Moves
                    name={t('fieldwork.list.item', { n: n + 1 })}
                    word={deed => t(`fieldwork.list.${deed}`)}
                    up={n > 0 ? () => setLines(all => swapped(all, line, own[n - 1])) : null}
                    down={n < own.length - 1 ? () => setLines(all => swapped(all, line, own[n + 1])) : null}
                    remove={() => setLines(all => all.filter(one => one !== line))}
                  />
                </OneLine>
              ))}
              <Button
                size="small"
                icon={<PlusOutlined aria-hidden />}
                disabled={lines.length >= MOST_ITEMS}
                onClick={() => add(phase)}
              >
                {t('fieldwork.list.add')}
              </Button>
            </fieldset>
          )
        })}
        <Form.Item name="note" label={t('fieldwork.list.note')}>
          <Input maxLength={500} autoComplete="off" placeholder={t('fieldwork.list.noteHint')} />
        </Form.Item>
      </DeedForm>
    </section>
  )
}

const inOrder = (lines: readonly Line[]) => PHASES.flatMap(phase => lines.filter(one => one.phase === phase))

function swapped(all: readonly Line[], one: Line, other: Line | undefined): Line[] {
  return all.map(line => (line === one && other ? other : line === other ? one : line))
}

function OneLine(props: {
  line: Line
  n: number
  change: (part: Partial<Line>) => void
  children: ReactNode
}) {
  const { line, n, change, children } = props
  const { t } = useTranslation()
  return (
    <div className="conduct-line">
      {LANGUAGES.map(([language, mark]) => (
        <Input
          key={language}
          addonBefore={mark}
          lang={language}
          maxLength={200}
          autoComplete="off"
          aria-label={`${t('fieldwork.list.item', { n })} ${mark}`}
          value={line.text[language]}
          onChange={event => change({ text: { ...line.text, [language]: event.target.value } })}
        />
      ))}
      <div className="in-a-row">
        <Checkbox checked={line.required} onChange={event => change({ required: event.target.checked })}>
          {t('fieldwork.list.required')}
        </Checkbox>
        <Input
          className="conduct-source"
          size="small"
          maxLength={200}
          autoComplete="off"
          placeholder={t('fieldwork.list.source')}
          aria-label={`${t('fieldwork.list.item', { n })} ${t('fieldwork.list.source')}`}
          value={line.source}
          onChange={event => change({ source: event.target.value })}
        />
        {children}
      </div>
    </div>
  )
}
