import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { SHEETS, type Sheet } from '../rules/labels.ts'
import { type LabelSettings, sheetOf } from './labelSettings.ts'

const STEP_MM = 0.5

/** Which paper, from which label on, and how far this printer is askew. */
export function LabelControls(props: {
  settings: LabelSettings
  set: (change: Partial<LabelSettings>) => void
  first: number
  setFirst: (first: number) => void
}) {
  const { settings, set, first, setFirst } = props
  const { t } = useTranslation()
  const { columns, rows } = sheetOf(settings.sheet)
  const nudge = (of: 'right' | 'down') => (
    <Form.Item label={t(`archive.labels.${of}`)}>
      <InputNumber
        aria-label={t(`archive.labels.${of}`)}
        value={settings[of]}
        min={-20}
        max={20}
        step={STEP_MM}
        onChange={value => set({ [of]: value ?? 0 })}
      />
    </Form.Item>
  )
  return (
    <Form layout="vertical" component="div">
      <div className="in-a-row label-settings">
        <Form.Item label={t('archive.labels.sheet')}>
          <Select
            aria-label={t('archive.labels.sheet')}
            value={settings.sheet}
            onChange={sheet => set({ sheet })}
            options={SHEETS.map(sheet => ({ value: sheet.id, label: <SheetName of={sheet} /> }))}
            popupMatchSelectWidth={false}
          />
        </Form.Item>
        {columns * rows > 1 && (
          <Form.Item label={t('archive.labels.first')} tooltip={t('archive.labels.firstHint')}>
            <InputNumber
              aria-label={t('archive.labels.first')}
              value={first}
              min={1}
              max={columns * rows}
              precision={0}
              onChange={value => setFirst(value ?? 1)}
            />
          </Form.Item>
        )}
        {nudge('right')}
        {nudge('down')}
      </div>
      <p className="muted">
        {t('archive.labels.nudgeHint')} {t('archive.labels.test')}
      </p>
    </Form>
  )
}

function SheetName({ of }: { of: Sheet }) {
  const { t } = useTranslation()
  const { id, columns, rows, width, height } = of
  return id.startsWith('roll')
    ? t('archive.labels.sheets.roll', { width, height })
    : t('archive.labels.sheets.a4', { columns, rows, width, height })
}
