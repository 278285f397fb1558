import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import type { Locale } from 'antd/es/locale/index.js'
import { useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { RouterProvider } from 'react-router/dom'
import type { Language } from '#core/languages.ts'
import { client } from './client.ts'
import { LookContext, useShade, useStill } from './look/look.ts'
import { rememberLanguage } from './look/preferences.ts'
import { themeOf } from './look/theme.ts'
import { openRouter } from './routes.tsx'
import { useNarrow } from './shell/narrow.ts'
import { speak, words } from './words/words.ts'

/** The whole of desk: words, looks, answers, pages. */
export function Desk({ locale }: { locale: Locale }) {
  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={client}>
        <Looks first={locale} />
      </QueryClientProvider>
    </I18nextProvider>
  )
}

function Looks({ first }: { first: Locale }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const [locale, setLocale] = useState(first)
  const [router] = useState(openRouter)
  const { wanted, shade, setWanted } = useShade(language)
  const still = useStill()
  const narrow = useNarrow()
  const setLanguage = async (next: Language) => {
    setLocale(await speak(next))
    rememberLanguage(next)
  }
  return (
    <LookContext value={{ language, setLanguage, wanted, setWanted }}>
      <ConfigProvider
        locale={locale}
        theme={themeOf(shade, language, { still, narrow })}
        button={{ autoInsertSpace: false }}
        form={{ colon: false }}
        modal={{ closable: { 'aria-label': t('web.closeWindow') } }}
      >
        <App message={{ maxCount: 2 }}>
          <RouterProvider router={router} />
        </App>
      </ConfigProvider>
    </LookContext>
  )
}
