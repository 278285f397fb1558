import { type Columns, fill, put, type Say, type Sheets } from '../town/copy.ts'
import { type Owner, type Sizes, townColumns, writeCase, writeCustomer, writeDevice } from '../town/rows.ts'
import { idOf, inhabitant, TOWN, trouble } from '../town/town.ts'

/** Change it when what is written here changes. */
const LIVES = 'lives 2'

const columns = {
  ...townColumns,
  'hotline.conversations':
    'company_id, id, direction, channel, customer_id, staff_id, at, logged_at, reached, said',
  'cases.conversations': 'company_id, case_id, conversation_id',
  'cases.handlings': 'company_id, id, case_id, handler, from_at, until_at',
  'cases.closures': 'company_id, id, case_id, at, by, outcome, word',
  'core.journal': 'company_id, id, at, actor, event, subject_id',
  'core.journal_about': 'company_id, about_id, journal_id',
  'promises.promises':
    'company_id, id, kind, case_id, customer_id, made_by, made_at, first_asked_by, handler, due_at, owner, ' +
    'settled_as, settled_at, settled_by, evidence',
} as const satisfies Columns

const FIRST_DAY = Temporal.Instant.from('2023-11-01T00:00:00Z')
const DAYS = 1_090
const PER_DAY = 1_000

export const markOf = (sizes: Sizes) => JSON.stringify([TOWN, LIVES, sizes])

/** Old cases over three years, each a call, a promised callback, kept (one in ten late), and a closure. */
export function load(ownerUrl: string, owner: Owner, sizes: Sizes, say: Say): Promise<void> {
  const most = Math.max(sizes.customers, sizes.devices, sizes.cases)
  const write = (sheets: Sheets, n: number) => {
    if (n < sizes.customers) writeCustomer(sheets, owner, n)
    if (n < sizes.devices) writeDevice(sheets, owner, n, sizes.customers)
    if (n < sizes.cases) writeLife(sheets, owner, n, sizes)
  }
  return fill(ownerUrl, columns, most, write, say)
}

function writeLife(sheets: Sheets, owner: Owner, n: number, sizes: Sizes): void {
  const { company, agent } = owner
  const seconds = Math.floor((n / sizes.cases) * DAYS * 86_400)
  const opened = FIRST_DAY.add({ seconds })
  const at = (hours: number) => opened.add({ hours }).toString()
  const file = idOf(4, n)
  const customer = inhabitant(trouble(n, sizes.customers, PER_DAY).owner).id
  const [call, answer, kept] = [idOf(6, n), idOf(7, n), n % 10 === 0 ? at(5) : at(3)]
  writeCase(sheets, owner, n, sizes.customers, { at: at(0), perDay: PER_DAY })
  put(
    sheets,
    'hotline.conversations',
    company,
    call,
    'in',
    'phone',
    customer,
    agent,
    at(0),
    at(0),
    't',
    '不热',
  )
  put(sheets, 'cases.conversations', company, file, call)
  put(sheets, 'cases.handlings', company, idOf(8, n), file, agent, at(0), at(6))
  put(sheets, 'cases.closures', company, idOf(9, n), file, at(6), agent, 'solved by phone', '')
  put(sheets, 'core.journal', company, answer, kept, agent, 'called back', call)
  for (const about of [file, customer]) put(sheets, 'core.journal_about', company, about, answer)
  const promise = ['callback', file, customer, agent, at(0), agent, agent, at(4), agent]
  put(sheets, 'promises.promises', company, idOf(10, n), ...promise, 'kept', kept, agent, answer)
}
