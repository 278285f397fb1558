import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { publicPage, setPublicAddress } from '../contract/public.ts'

/** Where customers read, how many answers, and the word in the address. */
export function PublicAddress() {
  const { t } = useTranslation()
  const asked = useAsk(publicPage, {}, { on: ['public address set', 'answer card changed'] })
  const [version, setVersion] = useState<number | null>(null)
  const may = useMay(setPublicAddress)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('knowledge.public.where')}</h2>
        {may && asked.data && (
          <Button size="small" onClick={() => setVersion(asked.data.version)}>
            {t('knowledge.public.change')}
          </Button>
        )}
      </div>
      <Answered of={asked}>
        {({ address, link, answers }) => (
          <>
            <Facts
              facts={[
                [
                  t('knowledge.public.link'),
                  <a key="link" href={link} target="_blank" rel="noreferrer">
                    {link}
                  </a>,
                ],
                [t('knowledge.public.found'), t('knowledge.public.answers', { count: answers })],
              ]}
            />
            <DeedDialog<typeof setPublicAddress, { address: string }>
              title={t('knowledge.public.change')}
              open={version !== null}
              close={() => setVersion(null)}
              does={setPublicAddress}
              ask={values => ({ body: { ...values, version: version ?? 0 } })}
              start={{ address: address ?? '' }}
              at={{ 'this address is taken': 'address' }}
              submit={t('web.save')}
              done={() => {}}
            >
              <Form.Item
                name="address"
                label={t('knowledge.public.word')}
                extra={t('knowledge.public.wordMore')}
                rules={[
                  { required: true },
                  { pattern: /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/, message: t('knowledge.public.wordMore') },
                ]}
              >
                <Input
                  autoFocus
                  maxLength={40}
                  autoCapitalize="off"
                  autoComplete="off"
                  spellCheck={false}
                  addonBefore="/answers/"
                />
              </Form.Item>
            </DeedDialog>
          </>
        )}
      </Answered>
    </section>
  )
}
