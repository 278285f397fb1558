import type { Audience, Shape } from '../../contract/notices.ts'

type MailSetting = {
  security: 'tls' | 'starttls' | 'none'
  username: string
  passwordGiven: boolean
  passwordKept: boolean
  /** Host and user are the ones that the kept password was entered for. */
  stays: boolean
}

/** Why a mail account cannot be set so. */
export function whyNotMail(it: MailSetting) {
  if (it.security === 'none' && it.passwordGiven) return 'a password travels on encrypted lines only'
  const needed = it.security !== 'none' && it.username !== ''
  if (needed && !it.passwordGiven && !(it.passwordKept && it.stays)) return 'enter the password again'
  return null
}

/** Why a webhook cannot be set so. */
export function whyNotWebhook(it: { audience: Audience; shape: Shape; hasSecret: boolean }) {
  if (it.audience === 'customer' && it.shape !== 'signed') return 'a group robot is not for customers'
  if (it.shape === 'signed' && !it.hasSecret) return 'a signature needs a secret'
  return null
}
