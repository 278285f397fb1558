import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useColleagues } from '#service/people/ui/directory.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { knowRepairer } from '../contract/past.ts'
import type { Past } from './shapes.ts'

/** A name that the list gives: somebody of ours, be it one who has left, or nobody; for all its services. */
export function WhoWasIt({ of }: { of: Past }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const everybody = [...useColleagues().values()].map(({ id, name }) => ({ value: id, label: name }))
  const may = useMay(knowRepairer)
  const { by, repairedBy } = of
  if (by === '' || by === repairedBy?.name) return null
  return (
    <>
      <span className="muted">
        {repairedBy === null ? t('cases.past.nobodyOfOurs') : t('cases.past.writtenAs', { name: by })}
      </span>
      {may && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {t('cases.past.whoWasIt')}
        </Button>
      )}
      <DeedDialog<typeof knowRepairer, { staff?: string | null }>
        title={t('cases.past.whoIs', { name: by })}
        open={open}
        close={() => setOpen(false)}
        does={knowRepairer}
        start={{ staff: repairedBy?.id ?? null }}
        ask={({ staff }) => ({ body: { name: by, staff: staff ?? null } })}
        done={() => {}}
        submit={t('web.save')}
      >
        <p className="muted">{t('cases.past.whoIsMore', { name: by })}</p>
        <Form.Item name="staff" label={t('cases.past.ofOurs')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('cases.past.nobodyOfOurs')}
            options={everybody}
          />
        </Form.Item>
      </DeedDialog>
    </>
  )
}
