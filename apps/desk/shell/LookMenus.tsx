import { BulbOutlined, GlobalOutlined } from '@ant-design/icons'
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '#core/languages.ts'
import { useLook } from '../look/look.ts'
import type { Wanted } from '../look/preferences.ts'

const shades: readonly Wanted[] = ['light', 'dark', 'system']

export type Items = NonNullable<MenuProps['items']>

/** Lines of a menu to choose the language. */
export function useLanguageItems(): Items {
  const { setLanguage } = useLook()
  return LANGUAGES.map(language => ({
    key: `language ${language}`,
    label: <span lang={language}>{LANGUAGE_NAMES[language]}</span>,
    onClick: () => void setLanguage(language),
  }))
}

export function useShadeItems(): Items {
  const { t } = useTranslation()
  const { setWanted } = useLook()
  return shades.map(wanted => ({
    key: `shade ${wanted}`,
    label: t(`desk.menu.${wanted}`),
    onClick: () => setWanted(wanted),
  }))
}

export function LanguageMenu() {
  const { t } = useTranslation()
  const { language } = useLook()
  const items = useLanguageItems()
  return (
    <Dropdown menu={{ items, selectedKeys: [`language ${language}`] }} trigger={['click']}>
      <Button
        type="text"
        icon={<GlobalOutlined aria-hidden />}
        aria-label={`${t('desk.menu.language')}: ${LANGUAGE_NAMES[language]}`}
      >
        {LANGUAGE_NAMES[language]}
      </Button>
    </Dropdown>
  )
}

export function ShadeMenu() {
  const { t } = useTranslation()
  const { wanted } = useLook()
  const items = useShadeItems()
  return (
    <Dropdown menu={{ items, selectedKeys: [`shade ${wanted}`] }} trigger={['click']}>
      <Button type="text" icon={<BulbOutlined aria-hidden />} aria-label={t('desk.menu.shade')} />
    </Dropdown>
  )
}
