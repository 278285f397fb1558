import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { search } from '#core/find/contract.ts'
import { find } from '#core/find/find.ts'
import { nameTerms, textTerms } from '#core/find/terms.ts'
import { forgetTerms, writeAllTerms, writeTerms } from '#core/find/write.ts'
import { uuidv7 } from '#core/ids.ts'
import { readPhone } from '#core/phones.ts'
import type { Client } from '../../test/support/client.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { addCustomers, type NewCustomer } from './actions/add-customers.ts'

/** Name, phone, address, serial of each; the name is how the tests speak of them. */
const PEOPLE: [string, string, string, string][] = [
  ['张伟民', '13812345678', '江苏省昆山市玉山镇人民路 66 号 3 单元 501', 'CX16-2025-000101'],
  ['張偉明', '13987654321', '臺北市大安區忠孝東路四段 1 號', 'CX16-2025-000102'],
  ['欧阳娜娜', '13700001111', '杭州市西湖区文三路 258 号', 'JY20-2024-000777'],
  ['单雄信', '0755-88881234', '深圳市南山区科技园', ''],
  ['王㛃', '13655552222', '杭州市拱墅区莫干山路 12 号', ''],
  ['𠮷田康夫', '+81 3 1234 9999', '昆山市花桥镇', ''],
  ['曾国强', '13511113333', '昆山市𬭚江路 9 号', ''],
  ['Anna Weber', '+49 30 901820', 'Kunshan, German Industrial Park', 'ZZ-9'],
  ['昆山晨光酒店有限公司', '0512-66667777 转 802', '昆山市前进路 100 号', ''],
]

let world: World
let agent: Client
const names = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld()
  agent = await world.as('lin')
  const customers = PEOPLE.map(([name, typed, address, serial]): NewCustomer => {
    const id = uuidv7()
    const read = readPhone(typed)
    if (read === null) throw new Error(typed)
    names.set(id, name)
    const machine = {
      id: uuidv7(),
      modelId: null,
      productLineId: null,
      serial,
      addressId: null,
      purchasedOn: null,
      purchasePlace: '',
      installedOn: null,
      installedBy: null,
      installedByName: '',
      materials: [],
      note: '',
    }
    if (serial !== '') names.set(machine.id, serial)
    return {
      id,
      name,
      kind: 'person',
      note: '',
      phones: [{ id: uuidv7(), number: read.number, extension: read.extension, typed, label: '' }],
      addresses: [{ id: uuidv7(), label: '', typed: address, province: '', city: '', district: '' }],
      contacts: [],
      devices: serial === '' ? [] : [machine],
    }
  })
  await world.deed(ctx => addCustomers(ctx, customers))
})
afterAll(() => world?.close())

const found = async (text: string, query = {}) =>
  (await agent.tell(search, { query: { text, ...query } })).hits.map(hit => [names.get(hit.id), hit.how])
const first = async (text: string) => (await found(text))[0]

describe('the search box finds', () => {
  it.each([
    ['a name', '张伟民', '张伟民', 'exact'],
    ['its beginning', '欧阳', '欧阳娜娜', 'beginning'],
    ['its later characters', '娜娜', '欧阳娜娜', 'inner'],
    ['a name in 繁 for one in 简', '張偉民', '张伟民', 'exact'],
    ['a name in 简 for one in 繁', '张伟明', '張偉明', 'exact'],
    ['pinyin', 'zhangweimin', '张伟民', 'exact'],
    ['pinyin in capitals and full width', 'ＺＨＡＮＧＷＥＩＭＩＮ', '张伟民', 'exact'],
    ['pinyin from a later syllable', 'nana', '欧阳娜娜', 'inner'],
    ['pinyin of a surname that is read otherwise', 'shanxiongxin', '单雄信', 'exact'],
    ['initials, three letters for three characters', 'sxx', '单雄信', 'exact'],
    ['initials of a four-character name', 'oynn', '欧阳娜娜', 'exact'],
    ['a rare character', '㛃', '王㛃', 'inner'],
    ['its pinyin', 'wangjie', '王㛃', 'exact'],
    ['a character beyond the basic plane', '𠮷田', '𠮷田康夫', 'beginning'],
    ['its common form', '吉田', '𠮷田康夫', 'beginning'],
    ['one in an address', '𬭚江路', '曾国强', 'text'],
    ['a foreign name', 'weber', 'Anna Weber', 'inner'],
    ['a mobile', '13812345678', '张伟民', 'exact'],
    ['a mobile with spaces', '138 1234 5678', '张伟民', 'exact'],
    ['a mobile with +86', '+86 138-1234-5678', '张伟民', 'exact'],
    ['a mobile with 0086', '008613812345678', '张伟民', 'exact'],
    ['a mobile in full width', '１３８１２３４５６７８', '张伟民', 'exact'],
    ['the last four', '5678', '张伟民', 'tail'],
    ['the last six', '345678', '张伟民', 'tail'],
    ['the first digits', '1381234', '张伟民', 'beginning'],
    ['a landline', '0755/8888-1234', '单雄信', 'exact'],
    ['a landline without its area code', '88881234', '单雄信', 'tail'],
    ['a landline with its extension', '0512-66667777-802', '昆山晨光酒店有限公司', 'exact'],
    ['a foreign phone', '+49 (0)30 901820', 'Anna Weber', 'exact'],
    ['an address fragment', '文三路', '欧阳娜娜', 'text'],
    ['an address fragment across numbers', '路258号', '欧阳娜娜', 'text'],
    ['a long piece of an address', '昆山市玉山镇人民路66号3单元501', '张伟民', 'text'],
    ['a piece in 简 of an address in 繁', '台北市大安区忠孝东路', '張偉明', 'text'],
    ['one character of an address', '莫', '王㛃', 'text'],
    ['a serial', 'CX16-2025-000101', 'CX16-2025-000101', 'exact'],
    ['a serial without its dashes', 'cx162025000101', 'CX16-2025-000101', 'exact'],
    ['a serial by its beginning', 'JY20', 'JY20-2024-000777', 'beginning'],
    ['a serial by its end', '000777', 'JY20-2024-000777', 'tail'],
    ['two words', '张 人民路', '张伟民', 'text'],
    ['two words in the other order', '人民路 张', '张伟民', 'text'],
    ['a name and the last four', '娜娜 1111', '欧阳娜娜', 'text'],
    ['initials and an address', 'zgq 昆山', '曾国强', 'beginning'],
  ])('%s: %s', async (_, text, name, how) => {
    const [hit] = await found(text)
    expect(hit?.[0]).toBe(name)
    expect(hit?.[1]).toBe(how)
  })

  it.each([...'江苏省昆山市玉山镇人民路66号3单元501'])('the address by its character %s', async character => {
    expect((await found(character)).map(([name]) => name)).toContain('张伟民')
  })

  it('whoever sounds the same, where nobody is written so', async () => {
    expect(await first('章卫民')).toEqual(['张伟民', 'sound'])
    expect((await found('章卫民 人民路')).map(([name]) => name)).toEqual(['张伟民'])
  })

  it('whoever is near, where nothing sounds the same: a digit wrong, a letter wrong', async () => {
    expect(await first('13812345078')).toEqual(['张伟民', 'near'])
    expect(await first('JY20-2024-000797')).toEqual(['JY20-2024-000777', 'near'])
    expect(await first('杭州西湖文三路258号')).toEqual(['欧阳娜娜', 'near'])
    expect(await first('shanxiongxn')).toEqual(['单雄信', 'near'])
  })

  it('nothing, where there is nothing near', async () => {
    for (const text of [
      '乌鲁木齐',
      'qqqqqqqq',
      '99999999999',
      '张 乌鲁木齐',
      '!?。',
      ' ',
      '\ud800',
      'a'.repeat(100),
    ]) {
      expect(await found(text), text).toEqual([])
    }
  })

  it('the exact before beginnings, those before fragments; all words must be there', async () => {
    expect((await found('张伟')).map(([name]) => name)).toEqual(['张伟民', '張偉明'])
    expect((await found('昆山'))[0]).toEqual(['昆山晨光酒店有限公司', 'beginning'])
    expect((await found('张 文三路')).filter(([, how]) => how !== 'near')).toEqual([])
  })

  it('no more than asked, of the kinds that are asked', async () => {
    expect((await found('昆', { limit: 2 })).length).toBe(2)
    expect(await found('2025', { kinds: 'customer' })).toEqual([])
    expect((await found('cx16', { kinds: 'device' })).length).toBe(2)
    expect(await found('张', { kinds: 'nothing' })).toEqual([])
  })
})

describe('words that are common each for itself', () => {
  it('find the one who has both, where he is not among the first who have one', async () => {
    const crowd = Array.from({ length: 1400 }, (_, at) => ({
      kind: 'customer',
      subject: uuidv7(),
      terms: [
        ...nameTerms(at < 700 ? '司徒一' : '端木一'),
        ...textTerms(`${at < 700 ? '长安' : '太平'}大街${1000 + at}号`),
      ],
    }))
    const both = {
      kind: 'customer',
      subject: uuidv7(),
      terms: [...nameTerms('端木一'), ...textTerms('长安大街99号')],
    }
    await world.deed(async ctx => writeAllTerms(ctx, [...crowd, both]))
    const hits = await world.deed(ctx => find(ctx, '端木 长安大街', { limit: 20 }))
    expect(hits.map(({ subject }) => subject)).toEqual([both.subject])
  })
})

describe('the terms of a thing', () => {
  it('are replaced as a whole and forgotten as a whole', async () => {
    const subject = uuidv7()
    const ids = (text: string) =>
      world.deed(async ctx => (await find(ctx, text, { limit: 5 })).map(hit => hit.subject))
    const exact = (text: string) =>
      world.deed(async ctx => (await find(ctx, text, { limit: 5 })).filter(({ how }) => how === 'exact'))
    const write = (name: string) =>
      world.deed(async ctx => writeTerms(ctx, { kind: 'customer', subject, terms: nameTerms(name) }))
    await write('慕容复')
    await write('慕容白')
    expect(await ids('慕容白')).toEqual([subject])
    expect(await exact('慕容复')).toEqual([])
    await world.deed(ctx => forgetTerms(ctx, 'customer', subject))
    expect(await ids('慕容白')).toEqual([])
    const left = await world.deed(ctx =>
      sql`select from core.find_terms where subject_id = ${subject}
          union all select from core.find_subjects where subject_id = ${subject}`.execute(ctx.tx),
    )
    expect(left.rows).toEqual([])
  })

  it('of another company are never found', async () => {
    const theirs = await world.deed(ctx => find(ctx, '13812345678', { limit: 5 }), world.other)
    expect(theirs).toEqual([])
    const forgotten = await world.deed(
      ctx => sql<{ n: number }>`select count(*)::integer as n from core.find_terms`.execute(ctx.tx),
      world.other,
    )
    expect(forgotten.rows[0]?.n).toBe(0)
  })
})

it('a technician has no search box', async () => {
  const technician = await world.as('wang')
  expect((await technician.ask(search, { query: { text: '张' } })).status).toBe(403)
})
