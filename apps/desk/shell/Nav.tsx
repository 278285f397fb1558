import { MenuFoldOutlined, MenuOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import { useSession } from '#service/people/ui/session.tsx'
import { navOf, type Place, type PlaceGroup } from '../nav.ts'
import { Logo } from './Logo.tsx'
import { useNarrow } from './narrow.ts'

/** The navigation at the left side; foldable to icons. Not on phones. */
export function Side({ folded, fold }: { folded: boolean; fold: () => void }) {
  const { t } = useTranslation()
  const { roles } = useSession()
  if (useNarrow()) return null
  const label = t(folded ? 'desk.nav.unfold' : 'desk.nav.fold')
  return (
    <nav className="side" aria-label={t('desk.nav.label')}>
      <Brand />
      <div className="side-places">
        <Groups groups={navOf(roles)} folded={folded} />
      </div>
      <Button className="fold" type="text" onClick={fold} aria-label={label} aria-expanded={!folded}>
        {folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </Button>
    </nav>
  )
}

export function Brand() {
  const { t } = useTranslation()
  return (
    <Link className="brand" to="/">
      <Logo />
      <span>{t('desk.name')}</span>
    </Link>
  )
}

function Groups(props: { groups: readonly PlaceGroup[]; folded?: boolean; went?: () => void }) {
  const { groups, folded = false, went } = props
  const { t } = useTranslation()
  return groups.map(({ word, places }) => (
    <div key={word ?? ''}>
      {word !== null && <h2>{t(word)}</h2>}
      <ul>
        {places.map(place => (
          <li key={place.to}>
            <PlaceLink place={place} titled={folded} went={went} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

function PlaceLink(props: { place: Place; titled?: boolean; went?: (() => void) | undefined }) {
  const { place, titled = false, went } = props
  const { t } = useTranslation()
  const { to, word, Icon } = place
  return (
    <NavLink
      to={to}
      end={to === '/'}
      className={({ isActive }) => (isActive ? 'place here' : 'place')}
      title={titled ? t(word) : undefined}
      onClick={() => went?.()}
    >
      <Icon aria-hidden />
      <span>{t(word)}</span>
    </NavLink>
  )
}

/** A phone's navigation: the first places of one's work at the foot, the others behind 更多. */
export function Bar() {
  const { t } = useTranslation()
  const { roles } = useSession()
  const [open, setOpen] = useState(false)
  if (!useNarrow()) return null
  const groups = navOf(roles)
  const places = groups.flatMap(group => group.places)
  const most = places.length > 5 ? 4 : 5
  return (
    <nav className="bar" aria-label={t('desk.nav.label')}>
      {places.slice(0, most).map(place => (
        <PlaceLink key={place.to} place={place} />
      ))}
      {places.length > most && (
        <button type="button" className="place" onClick={() => setOpen(true)} aria-expanded={open}>
          <MenuOutlined aria-hidden />
          <span>{t('desk.nav.more')}</span>
        </button>
      )}
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="right"
        size={260}
        title={t('desk.nav.label')}
      >
        <div className="drawer-nav">
          <Groups groups={groups} went={() => setOpen(false)} />
        </div>
      </Drawer>
    </nav>
  )
}
