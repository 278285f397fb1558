import type { FastifyRequest } from 'fastify'
import type { House } from '#core/house.ts'
import type { Uuid } from '#core/ids.ts'
import type { Known } from '#core/routes.ts'

/**
 * Who asks says so himself: `x-as: <company> <role> <staff>`. Nobody without it. For the core's own tests.
 */
export async function whoSays(_house: House, request: FastifyRequest): Promise<Known | null> {
  const says = request.headers['x-as']
  if (typeof says !== 'string') return null
  const [company = '', role = '', staff] = says.split(' ')
  return { company, actor: { staff: staff ?? null, user: null, name: 'somebody', roles: [role] } }
}

export const as = (company: Uuid, role = 'writer', staff?: Uuid): Record<string, string> => ({
  'x-as': [company, role, staff].filter(part => part !== undefined).join(' '),
})
