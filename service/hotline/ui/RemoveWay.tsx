import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Failure } from '#core/web/failure.ts'
import './notices.css'

/** Forgets a way by which notices leave, after asking; `effect`: what no longer happens then. */
export function RemoveWay(props: {
  effect: string
  remove: () => Promise<unknown>
  busy: boolean
  failure: Failure | null
}) {
  const { t } = useTranslation()
  const { effect, remove, busy, failure } = props
  const sure = () =>
    remove().catch(() => {
      // `failure` says it.
    })
  return (
    <>
      <Trouble failure={failure} />
      <Popconfirm
        title={t('hotline.notices.removeSure')}
        description={<div className="remove-effect">{effect}</div>}
        okText={t('hotline.notices.remove')}
        cancelText={t('web.cancel')}
        okButtonProps={{ danger: true }}
        onConfirm={() => void sure()}
      >
        <Button size="small" danger loading={busy}>
          {t('hotline.notices.remove')}
        </Button>
      </Popconfirm>
    </>
  )
}
