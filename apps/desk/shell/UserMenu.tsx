import { UserOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useTell } from '#core/web/ask.ts'
import { signOut, switchCompany } from '#service/people/contract/session.ts'
import { useSession } from '#service/people/ui/session.tsx'
import { useLook } from '../look/look.ts'
import { type Items, useLanguageItems, useShadeItems } from './LookMenus.tsx'

const ChangePassword = lazy(() => import('#service/people/ui/ChangePassword.tsx'))
const EnterInvitation = lazy(() => import('#service/people/ui/EnterInvitation.tsx'))

/** Oneself: in which company, as what; password, invitation, sign out. */
export function UserMenu({ withLooks }: { withLooks: boolean }) {
  const { t } = useTranslation()
  const session = useSession()
  const { language, wanted } = useLook()
  const go = useNavigate()
  const leaving = useTell(signOut)
  const moving = useTell(switchCompany)
  const [dialog, setDialog] = useState<'password' | 'invitation' | null>(null)
  const looks = useLooks(withLooks)

  const move = async (company: string) => {
    await moving.tell({ body: { company } })
    go('/')
  }
  // The page is loaded anew: nothing that was read stays in this browser's memory.
  const leave = async () => {
    await leaving.tell({}).catch(() => undefined)
    location.assign('/')
  }
  const items: Items = [
    {
      key: 'who',
      type: 'group',
      label: `${session.name} · ${session.roles.map(role => t(`people.roles.${role}`)).join(' · ')}`,
    },
    ...companies(session.companies, t('desk.menu.company'), move),
    ...looks,
    { type: 'divider' },
    { key: 'mine', label: t('desk.menu.mine'), onClick: () => void go('/account') },
    { key: 'password', label: t('desk.menu.password'), onClick: () => setDialog('password') },
    { key: 'invitation', label: t('people.invite.enter'), onClick: () => setDialog('invitation') },
    { key: 'out', label: t('desk.menu.signOut'), onClick: () => void leave() },
  ]
  const selected = [`company ${session.company.id}`, `language ${language}`, `shade ${wanted}`]
  return (
    <>
      <Dropdown menu={{ items, selectedKeys: selected }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          icon={<UserOutlined aria-hidden />}
          aria-label={`${t('desk.menu.account')}: ${session.name}`}
        >
          {withLooks ? null : session.name}
        </Button>
      </Dropdown>
      <Suspense>
        {dialog === 'password' && <ChangePassword close={() => setDialog(null)} />}
        {dialog === 'invitation' && <EnterInvitation close={() => setDialog(null)} />}
      </Suspense>
    </>
  )
}

function companies(
  all: readonly { id: string; name: string }[],
  title: string,
  move: (company: string) => Promise<void>,
): Items {
  if (all.length < 2) return []
  const lines = all.map(({ id, name }) => ({
    key: `company ${id}`,
    label: name,
    onClick: () => void move(id).catch(() => undefined),
  }))
  return [{ key: 'companies', type: 'group', label: title, children: lines }]
}

function useLooks(shown: boolean): Items {
  const { t } = useTranslation()
  const languages = useLanguageItems()
  const shades = useShadeItems()
  if (!shown) return []
  return [
    { key: 'language', type: 'group', label: t('desk.menu.language'), children: languages },
    { key: 'shade', type: 'group', label: t('desk.menu.shade'), children: shades },
  ]
}
