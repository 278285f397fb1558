import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import { useWhen } from '#core/web/when.ts'
import { changeStaff, type StaffFile } from '../contract/staff.ts'
import { useServicePoints, useSkills } from './directory.ts'
import { atStaffField, StaffFields, type StaffValues, staffBody } from './StaffFields.tsx'
import { useMay } from './session.tsx'
import { standing } from './standing.tsx'

export type OneStaffFile = z.input<typeof StaffFile>

/** What is written about somebody; the administrator edits it. */
export function StaffFilePanel({ file }: { file: OneStaffFile }) {
  const { t } = useTranslation()
  const when = useWhen()
  const points = useServicePoints()
  const skills = useSkills()
  const { word, mood } = standing(file, t, when)
  const day = (text: string | null) => (text === null ? null : when.day(text))
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('people.staff.file')}</h2>
        <span className={`chip ${mood}`}>{word}</span>
        <EditStaff file={file} />
      </div>
      <Facts
        facts={[
          [t('people.staff.phone'), file.phone],
          [t('people.staff.servicePoint'), file.servicePoint && points.get(file.servicePoint)?.name],
          [t('people.staff.skills'), file.skills.map(id => skills.get(id)?.name ?? '').join('、')],
          [t('people.staff.joinedOn'), day(file.joinedOn)],
          [t('people.staff.leftOn'), day(file.leftOn)],
        ]}
      />
    </section>
  )
}

function EditStaff({ file }: { file: OneStaffFile }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  // The file as it was when editing began: what came in meanwhile must be refused, not overwritten.
  const [draft, setDraft] = useState<OneStaffFile | null>(null)
  if (!useMay(changeStaff)) return null
  return (
    <>
      <Button onClick={() => setDraft(file)}>{t('people.staff.edit')}</Button>
      <DeedDialog<typeof changeStaff, StaffValues>
        title={t('people.staff.edit')}
        open={draft !== null}
        close={() => setDraft(null)}
        does={changeStaff}
        ask={values => ({
          params: { id: file.id },
          body: staffBody({ ...values, version: (draft ?? file).version }),
        })}
        done={() => void message.success(t('people.staff.saved'))}
        start={startOf(draft ?? file)}
        at={{
          ...atStaffField,
          'left before joining': 'leftOn',
          'nobody ends his own account': 'leftOn',
          'the last administrator stays': 'leftOn',
        }}
        submit={t('web.save')}
      >
        <StaffFields leaving guest={file.login?.home === false} />
      </DeedDialog>
    </>
  )
}

function startOf({ name, phone, servicePoint, joinedOn, leftOn, skills, login }: OneStaffFile) {
  return { name, phone, servicePoint, joinedOn, leftOn, skills, username: login?.username ?? null }
}
