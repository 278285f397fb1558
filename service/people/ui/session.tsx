import type { QueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import type { Endpoint } from '#core/endpoint.ts'
import { TimeZone } from '#core/web/when.ts'
import { readSession, type Session } from '../contract/session.ts'

const SessionContext = createContext<Session | null>(null)

/** Everything below it may rely on somebody being signed in. */
export function SignedIn({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <SessionContext value={session}>
      <TimeZone value={session.company.timeZone}>{children}</TimeZone>
    </SessionContext>
  )
}

/** Who is signed in here. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('nobody is signed in around this part')
  return session
}

/**
 * May this person ask that at all? Rows have rules of their own (`whyNot…`); the server decides both again.
 */
export function useMay(endpoint: Pick<Endpoint, 'may'>): boolean {
  const { roles } = useSession()
  return maySomebody(endpoint, roles)
}

export function maySomebody({ may }: Pick<Endpoint, 'may'>, roles: readonly string[]): boolean {
  return typeof may === 'string' || may.some(role => (roles as readonly string[]).includes(role))
}

/** The session may have ended: ask who is signed in. */
export function doubtSession(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: [readSession.url] })
}
