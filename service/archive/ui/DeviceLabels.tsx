import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { labelsOfDevice, makeLabels, revokeLabel } from '../contract/labels.ts'

/** The sticker on a machine: the one that is live, and those before it. */
export function DeviceLabels({ device }: { device: string }) {
  const { t } = useTranslation()
  const asked = useAsk(labelsOfDevice, { params: { id: device } }, { on: ['label made', 'label revoked'] })
  const mayPrint = useMay(makeLabels)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('archive.labels.title')}</h2>
        {mayPrint && <Link to={`/print/labels?device=${device}`}>{t('archive.labels.print')}</Link>}
      </div>
      <Answered of={asked}>
        {labels =>
          labels.length === 0 ? (
            <p className="muted">{t('archive.labels.none')}</p>
          ) : (
            <ul className="plain spaced">
              {labels.map(label => (
                <LabelLine key={label.id} label={label} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  )
}

function LabelLine({ label }: { label: Reply<typeof labelsOfDevice>[number] }) {
  const { t } = useTranslation()
  const when = useWhen()
  const may = useMay(revokeLabel)
  const { tell, telling, failure } = useTell(revokeLabel)
  const { id, number, madeAt, madeBy, revokedAt, revokedBy } = label
  const name = (by: string | null) => by ?? t('web.byItself')
  return (
    <li>
      <span className={revokedAt ? 'figures muted' : 'figures'}>
        {t('archive.labels.number', { number })}
      </span>
      {may && !revokedAt && (
        <Popconfirm
          title={t('archive.labels.revokeAsk', { number })}
          okText={t('archive.labels.revoke')}
          okButtonProps={{ danger: true }}
          onConfirm={() => tell({ params: { id } }).catch(() => null)}
        >
          <Button size="small" type="link" danger loading={telling}>
            {t('archive.labels.revoke')}
          </Button>
        </Popconfirm>
      )}
      <p className="muted">
        {t('archive.labels.made', { at: when.near(madeAt), by: name(madeBy) })}
        {revokedAt && (
          <>
            <br />
            {t('archive.labels.revoked', { at: when.near(revokedAt), by: name(revokedBy) })}
          </>
        )}
      </p>
      <Trouble failure={failure} />
    </li>
  )
}
