/**
 * The whole service in a process of its own, to be killed: `service-child.ts <folder> <password>`. Brings up
 * (or adopts) the database in the folder, founds a company with one agent the first time, says where it
 * listens, and works until it is ended.
 */
import { hashPassword } from 'better-auth/crypto'
import { systemClock } from '#core/clock.ts'
import { readConfig } from '#core/config.ts'
import { inCompany, system } from '#core/context.ts'
import { openLog } from '#core/log.ts'
import { createCompany } from '#service/people/actions/company.ts'
import { addStaff } from '#service/people/actions/staff.ts'
import { openDatabase } from '../../apps/database.ts'
import { openService } from '../../apps/service.ts'

const [folder = '', password = ''] = process.argv.slice(2)
const config = readConfig({ YINUO_DATA: folder, YINUO_PORT: '0', YINUO_RATE: '1000000', YINUO_LOG: 'silent' })
const { opening } = await openDatabase(config, () => {})
const service = await openService({ config, clock: systemClock, log: openLog('silent'), ...opening })
const { house } = service
const passwordHash = await hashPassword(password)
const admin = { name: '周文静', username: 'admin', passwordHash }
const company = { name: '晨光太阳能', timeZone: 'Asia/Shanghai', admin }
const founded = await createCompany(house, company, { onlyFirst: true })
if (founded) {
  await inCompany(house, founded.company, system('founding'), ctx =>
    addStaff(ctx, { name: '林晓燕', username: 'lin', roles: ['agent'], passwordHash }),
  )
}
console.log(`owner ${opening.ownerUrl}`)
console.log(`listening ${await service.listen()}`)
