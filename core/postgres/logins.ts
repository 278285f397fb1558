import { type Login, loginName, loginPassword, type Pool } from './connect.ts'

const LOGINS: Login[] = ['app', 'auth', 'jobs']
const ATTEMPTS = 20

/**
 * Makes the logins of design.md §3 and sets their passwords. `yinuo_sweep` cannot sign in: it owns the
 * functions that look across companies and may pass row level security, they answer with ids only.
 */
export async function makeLogins(owner: Pool, secret: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await makeOnce(owner, secret)
    } catch (fault) {
      // Another process is just doing the same: a role of the whole server is 'concurrently updated', the
      // schema that was not there a moment ago is.
      const { code = '' } = fault as { code?: string }
      if (!['XX000', '23505'].includes(code) || attempt === ATTEMPTS) throw fault
    }
  }
}

async function makeOnce(owner: Pool, secret: string): Promise<void> {
  for (const login of LOGINS) {
    await roleExists(owner, loginName(login), `login nosuperuser nobypassrls`)
    await owner.unsafe(`alter role ${loginName(login)} password '${loginPassword(secret, login)}'`)
  }
  await roleExists(owner, 'yinuo_sweep', 'nologin bypassrls')
  // A server of somebody's own may have an owner that is no superuser: it must be a member to give functions
  // away.
  await owner.unsafe('grant yinuo_sweep, yinuo_auth to current_user')
  await owner.unsafe('create schema if not exists jobs authorization yinuo_jobs').catch(async fault => {
    if (fault.code !== '42501') throw fault
    await owner.unsafe('grant yinuo_jobs to current_user')
    await owner.unsafe('create schema if not exists jobs authorization yinuo_jobs')
  })
}

/** Two processes (or two test databases of one server) may do this at once: the loser finds the role made. */
async function roleExists(owner: Pool, name: string, attributes: string): Promise<void> {
  const found = await owner.unsafe('select 1 from pg_roles where rolname = $1', [name])
  if (found.length > 0) return
  try {
    await owner.unsafe(`create role ${name} ${attributes}`)
  } catch (fault) {
    const code = (fault as { code?: string }).code
    if (code !== '42710' && code !== '23505') throw fault
  }
}
