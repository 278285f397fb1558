import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { signIn } from './endpoints.ts'
import { LanguageChoice } from './LanguageChoice.tsx'
import { Trouble } from './parts.tsx'

export function SignIn() {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(signIn)
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = { login: String(form.get('login')), password: String(form.get('password')) }
    void tell({ body }).catch(() => undefined)
  }
  return (
    <main className="page">
      <form className="card" onSubmit={enter}>
        <LanguageChoice />
        <h1>{t('fieldwork.field.name')}</h1>
        <label>
          {t('fieldwork.field.login')}
          <input name="login" required autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </label>
        <label>
          {t('fieldwork.field.password')}
          <input name="password" type="password" required autoComplete="current-password" />
        </label>
        <Trouble failure={failure} />
        <button type="submit" className="main" disabled={telling}>
          {t('fieldwork.field.signIn')}
        </button>
      </form>
    </main>
  )
}
