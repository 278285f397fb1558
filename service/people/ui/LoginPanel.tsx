import { App, Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Facts } from '#core/desk/Facts.tsx'
import { useWhen } from '#core/web/when.ts'
import { changeRoles, disableStaff, resetPassword } from '../contract/staff.ts'
import type { Role } from '../contract.ts'
import { OneTime } from './OneTime.tsx'
import { ChooseRoles, Roles } from './Roles.tsx'
import type { OneStaffFile } from './StaffFilePanel.tsx'
import { useMay, useSession } from './session.tsx'

type Open = 'roles' | 'reset' | 'disable' | null

/** How somebody signs in and what he may do; the administrator's deeds on it. */
export function LoginPanel({ file }: { file: OneStaffFile }) {
  const { t } = useTranslation()
  const { staff } = useSession()
  const [open, setOpen] = useState<Open>(null)
  const may = useMay(changeRoles)
  const self = file.id === staff
  const { login } = file
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('people.login.title')}</h2>
        {may && (
          <div className="in-a-row">
            <Button
              disabled={self}
              title={self ? t('people.refusals.nobody gives himself roles') : ''}
              onClick={() => setOpen('roles')}
            >
              {t('people.changeRoles')}
            </Button>
            {login?.home && !self && (
              <Button onClick={() => setOpen('reset')}>{t('people.login.reset')}</Button>
            )}
            {!self && (
              <Button danger={file.disabledAt === null} onClick={() => setOpen('disable')}>
                {t(file.disabledAt === null ? 'people.login.disable' : 'people.login.enable')}
              </Button>
            )}
          </div>
        )}
      </div>
      <LoginFacts file={file} />
      <ChangeRoles file={file} open={open === 'roles'} close={() => setOpen(null)} />
      <ResetPassword file={file} open={open === 'reset'} close={() => setOpen(null)} />
      <DisableStaff file={file} open={open === 'disable'} close={() => setOpen(null)} />
    </section>
  )
}

function LoginFacts({ file }: { file: OneStaffFile }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { login, roles } = file
  const state = () => {
    if (login === null) return t('people.login.none')
    if (login.lockedUntil !== null) {
      return (
        <span className="chip bad">
          {t('people.login.locked', { time: when.instant(login.lockedUntil) })}
        </span>
      )
    }
    if (login.passwordDue) return <span className="chip wait">{t('people.login.passwordDue')}</span>
    return <span className="chip good">{t('people.login.fine')}</span>
  }
  const seen = login?.lastSeenAt ?? null
  return (
    <Facts
      facts={[
        [t('people.staff.roles'), <Roles key="roles" roles={roles} />],
        [t('people.staff.username'), login?.username],
        [t('people.login.state'), state()],
        [t('people.login.lastSeen'), seen === null ? t('people.login.never') : when.instant(seen)],
      ]}
    />
  )
}

type Part = { file: OneStaffFile; open: boolean; close: () => void }

function ChangeRoles({ file, open, close }: Part) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <DeedDialog<typeof changeRoles, { roles: Role[] }>
      title={`${t('people.changeRoles')} · ${file.name}`}
      open={open}
      close={close}
      does={changeRoles}
      ask={body => ({ params: { id: file.id }, body })}
      done={() => void message.success(t('people.staff.saved'))}
      start={{ roles: file.roles }}
      submit={t('web.save')}
    >
      <Form.Item name="roles">
        <ChooseRoles />
      </Form.Item>
    </DeedDialog>
  )
}

function ResetPassword({ file, open, close }: Part) {
  const { t } = useTranslation()
  const [secret, setSecret] = useState<string | null>(null)
  const { name } = file
  return (
    <>
      <DeedDialog<typeof resetPassword, object>
        title={t('people.login.reset')}
        open={open}
        close={close}
        does={resetPassword}
        ask={() => ({ params: { id: file.id } })}
        done={({ password }) => setSecret(password)}
        submit={t('people.login.resetDo')}
      >
        <p>{t('people.login.resetAsk', { name })}</p>
      </DeedDialog>
      {secret && (
        <OneTime title={t('people.login.oneTime', { name })} secret={secret} close={() => setSecret(null)}>
          {t('people.login.oneTimeText')}
        </OneTime>
      )}
    </>
  )
}

function DisableStaff({ file, open, close }: Part) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const works = file.disabledAt === null
  const word = t(works ? 'people.login.disable' : 'people.login.enable')
  return (
    <DeedDialog<typeof disableStaff, object>
      title={`${word} · ${file.name}`}
      open={open}
      close={close}
      does={disableStaff}
      ask={() => ({ params: { id: file.id }, body: { disabled: works } })}
      done={() => void message.success(t('people.staff.saved'))}
      submit={word}
      danger={works}
    >
      <p>{t(works ? 'people.login.disableAsk' : 'people.login.enableAsk', { name: file.name })}</p>
    </DeedDialog>
  )
}
