import { PrinterOutlined } from '@ant-design/icons'
import { Alert, Button, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useAsk, useTell } from '#core/web/ask.ts'
import { countForLabels, makeLabels } from '#service/archive/contract/labels.ts'
import { layOut } from '#service/archive/rules/labels.ts'
import { LabelControls } from '#service/archive/ui/LabelControls.tsx'
import { LabelSheets, type MadeLabels } from '#service/archive/ui/LabelSheets.tsx'
import { isOnlyHere, sheetOf, useLabelSettings } from '#service/archive/ui/labelSettings.ts'
import { ModelField } from '#service/archive/ui/ModelField.tsx'
import { Page } from '../../Page.tsx'
import './print.css'

const GIVEN = ['device', 'customer', 'import'] as const
type Which = Partial<Record<(typeof GIVEN)[number] | 'model', string>>

/** Stickers for machines: `?device=`, `?customer=` or `?import=` say whose; else all, or those of a model. */
export function Component() {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const [settings, set] = useLabelSettings()
  const [first, setFirst] = useState(1)
  const [made, setMade] = useState<MadeLabels | null>(null)
  const given: Which = Object.fromEntries(
    GIVEN.flatMap(name => (search.get(name) ? [[name, search.get(name)]] : [])),
  )
  const { right, down } = settings
  const base = (made?.address ?? location.origin).replace(/\/+$/, '')
  const print = made && made.labels.length > 0 && (
    <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
      {t('archive.labels.printPaper')}
    </Button>
  )
  return (
    <Page title={t('archive.labels.print')} actions={print}>
      <section className="panel label-controls">
        <LabelControls settings={settings} set={set} first={first} setFirst={setFirst} />
        <Making given={given} made={made} done={setMade} />
        {made && <Notes made={made} sheet={settings.sheet} first={first} base={base} />}
      </section>
      {made && (
        <LabelSheets
          of={made}
          base={base}
          sheet={sheetOf(settings.sheet)}
          first={first}
          right={right}
          down={down}
        />
      )}
    </Page>
  )
}

const words = {
  device: 'archive.labels.ofDevice',
  customer: 'archive.labels.ofCustomer',
  import: 'archive.labels.ofImport',
} as const

/** Which machines, how many, and the button that makes what is missing. */
function Making(props: { given: Which; made: MadeLabels | null; done: (made: MadeLabels) => void }) {
  const { given, made, done } = props
  const { t } = useTranslation()
  const [model, setModel] = useState<string | null>(null)
  const [unlabelledOnly, setUnlabelledOnly] = useState(false)
  const { tell, telling, failure } = useTell(makeLabels)
  const named = GIVEN.find(name => given[name] !== undefined)
  const which: Which = named ? given : model === null ? {} : { model }
  const { data: count } = useAsk(countForLabels, { query: which }, { keep: true })
  const make = async (after?: string) => {
    const body = { ...which, unlabelledOnly, ...(after === undefined ? {} : { after }) }
    const answer = await tell({ body }).catch(() => null)
    if (answer) done(answer)
  }
  return (
    <Form layout="vertical" component="div">
      <Form.Item
        label={t('archive.labels.which')}
        {...(named ? {} : { htmlFor: 'labels-model' })}
        extra={!named && model === null && t('archive.labels.allDevices')}
      >
        {named ? (
          <b>{t(words[named])}</b>
        ) : (
          <ModelField id="labels-model" value={model} onChange={setModel} />
        )}
      </Form.Item>
      <Trouble failure={failure} />
      <div className="in-a-row">
        <Button loading={telling} disabled={count?.devices === 0} onClick={() => make()}>
          {t('archive.labels.make')}
        </Button>
        {made?.next && (
          <Button loading={telling} onClick={() => make(made.next ?? undefined)}>
            {t('archive.labels.next')}
          </Button>
        )}
        <Checkbox checked={unlabelledOnly} onChange={event => setUnlabelledOnly(event.target.checked)}>
          {t('archive.labels.unlabelledOnly')}
        </Checkbox>
        {count && <span className="muted">{t('archive.labels.count', count)}</span>}
      </div>
    </Form>
  )
}

/** What somebody should know before he spends label paper. */
function Notes(props: { made: MadeLabels; sheet: string; first: number; base: string }) {
  const { made, sheet, first, base } = props
  const { t } = useTranslation()
  const pages = layOut(sheetOf(sheet), made.labels, first).length
  return (
    <>
      <p>{t('archive.labels.ready', { count: made.labels.length, pages })}</p>
      <div className="label-warnings">
        {made.hotline === null && <Alert type="warning" title={t('archive.labels.hotlineMissing')} />}
        {isOnlyHere(base) && <Alert type="warning" title={t('archive.labels.onlyHere', { address: base })} />}
      </div>
    </>
  )
}
