import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { hotlineNumber, setHotlineNumber } from '../contract/hotline-number.ts'
import { useMay } from './session.tsx'

/** 服务热线: the number that customers dial, for labels and the page behind them. */
export function HotlineNumber() {
  const { t } = useTranslation()
  const asked = useAsk(hotlineNumber, {}, { on: ['hotline number set'] })
  const [version, setVersion] = useState<number | null>(null)
  const may = useMay(setHotlineNumber)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('people.hotlineNumber.title')}</h2>
        {may && asked.data && (
          <Button size="small" onClick={() => setVersion(asked.data.version)}>
            {t(asked.data.hotline ? 'people.hotlineNumber.change' : 'people.hotlineNumber.set')}
          </Button>
        )}
      </div>
      <Answered of={asked}>
        {({ hotline }) => (
          <>
            <b className="figures">{hotline ?? t('people.hotlineNumber.none')}</b>
            <p className="muted">{t('people.hotlineNumber.text')}</p>
            <DeedDialog<typeof setHotlineNumber, { hotline: string }>
              title={t('people.hotlineNumber.title')}
              open={version !== null}
              close={() => setVersion(null)}
              does={setHotlineNumber}
              ask={values => ({ body: { ...values, version: version ?? 0 } })}
              start={{ hotline: hotline ?? '' }}
              submit={t('web.save')}
              done={() => {}}
            >
              <Form.Item
                name="hotline"
                label={t('people.hotlineNumber.title')}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input
                  autoFocus
                  maxLength={40}
                  inputMode="tel"
                  placeholder={t('people.hotlineNumber.hint')}
                />
              </Form.Item>
            </DeedDialog>
          </>
        )}
      </Answered>
    </section>
  )
}
