import type { Cron } from '#core/jobs.ts'
import { sweepSignIn } from './store/sign-in.ts'

export const crons: readonly Cron[] = [{ name: 'sessions-that-ended', cron: '23 * * * *', do: sweepSignIn }]
