import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useTell } from '#core/web/ask.ts'
import { mergeTwo, type Twice, tellApart } from '#service/archive/contract/merging.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { usePageKeys } from './keys.ts'

export type Merged = Reply<typeof mergeTwo>

/** What both kinds of pairs are told: which two, and what follows. */
export type Pairing = {
  from: string
  into: string
  swap: () => void
  merged: (merge: Merged) => void
  /** Only of a pair that was found: it can also be put aside. */
  apart?: () => void
}

type Read = { id: string; version: number; name: string }

/** The deeds on a pair, by button and by key. `installers`: whose could be of record, where they differ. */
export function MergeDeeds(props: {
  kind: Twice
  from: Read
  into: Read
  pairing: Pairing
  installers?: [from: string, into: string] | undefined
}) {
  const { kind, from, into, pairing, installers } = props
  const { t } = useTranslation()
  const may = useMay(mergeTwo)
  const [reason, setReason] = useState('')
  const [installer, setInstaller] = useState<'from' | 'into'>('into')
  const merging = useTell(mergeTwo)
  const apart = useTell(tellApart)
  const busy = merging.telling || apart.telling || !may
  const merge = async () => {
    if (busy) return
    const read = ({ id, version }: Read) => ({ id, version })
    const body = { from: read(from), into: read(into), reason, installer: installers ? installer : null }
    await merging.tell({ params: { kind }, body }).then(pairing.merged, () => {})
  }
  const putAside = async () => {
    if (busy || pairing.apart === undefined) return
    await apart
      .tell({ params: { kind }, body: { one: from.id, other: into.id } })
      .then(pairing.apart, () => {})
  }
  usePageKeys({ Enter: merge, n: putAside, s: pairing.swap })
  const after = kind === 'customers' ? 'archive.merging.after' : 'archive.merging.afterDevice'
  return (
    <div className="merge-deeds">
      <p className="muted">{t(after, { name: into.name })}</p>
      {installers && <WhoseInstaller names={installers} value={installer} choose={setInstaller} />}
      <Input
        value={reason}
        maxLength={400}
        disabled={!may}
        aria-label={t('archive.merging.reason')}
        placeholder={t('archive.merging.reason')}
        onChange={event => setReason(event.target.value)}
      />
      <Trouble failure={merging.failure ?? apart.failure} />
      {!may && <p className="muted">{t('archive.merging.only')}</p>}
      <div className="in-a-row">
        <Button type="primary" loading={merging.telling} disabled={!may} onClick={merge}>
          {t('archive.merging.merge')}
        </Button>
        {pairing.apart && (
          <Button loading={apart.telling} disabled={!may} onClick={putAside}>
            {t('archive.merging.apart')}
          </Button>
        )}
        <Button onClick={pairing.swap}>{t('archive.merging.swap')}</Button>
      </div>
    </div>
  )
}

function WhoseInstaller(props: {
  names: [string, string]
  value: 'from' | 'into'
  choose: (value: 'from' | 'into') => void
}) {
  const { names, value, choose } = props
  const { t } = useTranslation()
  return (
    <Form.Item label={t('archive.merging.installerOf')} style={{ margin: 0 }}>
      <Radio.Group
        value={value}
        onChange={event => choose(event.target.value)}
        options={[
          { value: 'from', label: names[0] },
          { value: 'into', label: names[1] },
        ]}
      />
    </Form.Item>
  )
}
