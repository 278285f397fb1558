import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '#core/languages.ts'
import { isPublic } from '#core/reach.ts'
import { seal, unseal } from '#core/seal.ts'
import { CUSTOMER_TEMPLATES, TEMPLATES } from './contract/notices.ts'
import { heard, postOf } from './notices/robots.ts'
import { readStopToken, stopToken } from './notices/stop-token.ts'
import { quietUntil, USUAL_QUIET } from './rules/notices/quiet.ts'
import { whyFailed, whyOf } from './rules/notices/reasons.ts'
import { pauseAfter } from './rules/notices/sending.ts'
import { PLACEHOLDERS, placeholdersOf, WORDINGS, wordsOf } from './rules/notices/words.ts'

const FACTS = {
  from: '2026-11-23T06:00:00Z',
  to: '2026-11-23T08:00:00Z',
  due: '2026-11-23T02:30:00Z',
  case: '20261121-0042',
  count: 3,
}
const NAMED = {
  customer: '马俊杰',
  technician: '王建国',
  colleague: '林晓燕',
  company: '晨光太阳能',
  hotline: null,
  stop: null,
  answer: '显示 E1',
  words: '断电一分钟。',
}

describe('the words of a notice', () => {
  test.each(LANGUAGES)('say in %s all that they speak of, and nothing else', language => {
    for (const template of TEMPLATES) {
      const { title, body } = WORDINGS[language].notices[template]
      const used = new Set([...placeholdersOf(title), ...placeholdersOf(body)])
      expect([template, [...used].sort()]).toEqual([template, [...PLACEHOLDERS[template]].sort()])
      const toCustomer = CUSTOMER_TEMPLATES.some(one => one === template)
      const words = wordsOf(template, language, FACTS, NAMED, 'Asia/Shanghai', toCustomer)
      expect(`${words.title}${words.body}`).not.toMatch(/[{}]/)
    }
  })

  test('are not sent with a hole', () => {
    const send = () => wordsOf('visit confirmed', 'en', {}, NAMED, 'Asia/Shanghai', true)
    expect(send).toThrow('nothing is known for {window}')
  })

  test.each([
    ['zh-Hans', '同事的建议'],
    ['zh-Hant', '同仁的建議'],
    ['en', 'the suggestion of a colleague'],
  ] as const)('say in %s what a promise to one of ours is about', (language, about) => {
    const nobody = { ...NAMED, customer: '' }
    const words = wordsOf('promise broken', language, { due: FACTS.due }, nobody, 'Asia/Shanghai', false)
    expect([words.title, words.body]).toEqual([
      expect.stringContaining(about),
      expect.stringContaining(about),
    ])
  })

  test('tell a window in the time of the company', () => {
    const { title } = wordsOf('visit confirmed', 'zh-Hans', FACTS, NAMED, 'Asia/Shanghai', true)
    expect(title).toBe('上门时间已定：11月23日周一 14:00–16:00')
  })
})

describe('quiet hours', () => {
  const until = (at: string, zone = 'Asia/Shanghai') =>
    quietUntil(USUAL_QUIET.customer, zone, Temporal.Instant.from(at))?.toString() ?? null
  test('end in the morning of the same night', () => {
    expect(until('2026-11-21T20:59:59+08:00')).toBeNull()
    expect(until('2026-11-21T21:00:00+08:00')).toBe('2026-11-22T00:00:00Z')
    expect(until('2026-11-22T07:59:59+08:00')).toBe('2026-11-22T00:00:00Z')
    expect(until('2026-11-22T08:00:00+08:00')).toBeNull()
  })

  test('go by the clock on the wall where it is moved in the night', () => {
    expect(until('2026-03-28T23:00:00+01:00', 'Europe/Berlin')).toBe('2026-03-29T06:00:00Z')
    expect(until('2026-10-24T23:00:00+02:00', 'Europe/Berlin')).toBe('2026-10-25T07:00:00Z')
  })
})

test('tries go on for a day, an hour apart at most, and then end', () => {
  const pauses = Array.from({ length: 30 }, (_, n) => pauseAfter(n + 1)?.seconds ?? null)
  expect(pauses.slice(0, 4)).toEqual([30, 60, 120, 240])
  expect(Math.max(...pauses.map(Number))).toBe(3600)
  expect(pauses.at(-1)).toBeNull()
  const hours = pauses.reduce<number>((sum, one) => sum + (one ?? 0), 0) / 3600
  expect(hours).toBeGreaterThan(22)
})

describe('robots', () => {
  const now = Temporal.Instant.fromEpochMilliseconds(1599360473000)
  const message = { id: '1', template: 'visit done', to: null, language: 'en', title: 'Title', body: 'Body' }
  const post = (shape: 'wecom' | 'dingtalk' | 'feishu', secret: string | null) =>
    postOf(shape, { url: 'https://robot.example/send?key=K', secret }, message, now)

  test('of WeCom get text of at most 2,048 bytes, cut between characters', () => {
    const long = { ...message, body: '诺'.repeat(1000) }
    const { body } = postOf('wecom', { url: 'https://robot.example', secret: null }, long, now)
    const { msgtype, text } = JSON.parse(body)
    expect([msgtype, Buffer.byteLength(text.content) <= 2048]).toEqual(['text', true])
    expect(text.content.endsWith('诺')).toBe(true)
  })

  // The algorithms as documented, reckoned with openssl and Python for 'this is secret'.
  test('of DingTalk get timestamp and sign in the address', () => {
    const to = new URL(post('dingtalk', 'this is secret').url)
    expect(to.searchParams.get('key')).toBe('K')
    expect(to.searchParams.get('timestamp')).toBe('1599360473000')
    expect(to.searchParams.get('sign')).toBe('hXZTWifRGHclNuZSKxoXc//sh51SWfVfRIhcdeKs63I=')
  })

  test('of Feishu get timestamp and sign in the body', () => {
    expect(JSON.parse(post('feishu', 'this is secret').body)).toEqual({
      timestamp: '1599360473',
      sign: '/eYKrXQBzTjUZJ3s6NX16VxGbTwmK7AEs8/FnvC1CSw=',
      msg_type: 'text',
      content: { text: 'Title\nBody' },
    })
  })

  test('say in the body whether it stands in the group', () => {
    const said = (text: string, status = 200) => heard('wecom', { status, text })
    expect(said('{"errcode":0,"errmsg":"ok"}')).toEqual({ as: 'delivered' })
    expect(heard('feishu', { status: 200, text: '{"code":0,"msg":"success"}' })).toEqual({ as: 'delivered' })
    expect(said('{"errcode":93000,"errmsg":"invalid webhook url"}')).toMatchObject({ forGood: true })
    expect(said('{"errcode":45009,"errmsg":"api freq out of limit"}')).toMatchObject({ forGood: false })
    expect(said('<html>', 200)).toMatchObject({ forGood: false })
    expect(said('', 503)).toMatchObject({ forGood: false, unreached: true })
    expect(said('', 302)).toMatchObject({ forGood: true })
  })
})

test('addresses of the machine and of inner networks are known in every spelling', () => {
  const inner = ['127.0.0.1', '10.1.2.3', '169.254.169.254', '192.168.1.1', '172.31.0.1', '0.0.0.0', '::1']
  const wrapped = ['::ffff:127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::', 'fe80::1', 'fd00::1', '::']
  expect([...inner, ...wrapped].filter(isPublic)).toEqual([])
  expect(['8.8.8.8', '223.5.5.5', '2400:3200::1'].filter(isPublic)).toHaveLength(3)
})

test('what is sealed opens for whom it was sealed, unchanged, and for nobody else', () => {
  const text = seal('secret', 'company a', 'password')
  expect(unseal('secret', 'company a', text)).toBe('password')
  expect(unseal('secret', 'company b', text)).toBeNull()
  expect(unseal('other', 'company a', text)).toBeNull()
  expect(unseal('secret', 'company a', `${text.slice(0, -3)}AAA`)).toBeNull()
})

test('a stop link names an address, and none can be made by others', () => {
  const [company, address] = ['0199d0a0-0000-7000-8000-000000000001', '0199d0a0-0000-7000-8000-000000000002']
  const token = stopToken('secret', company, address)
  expect(readStopToken('secret', token)).toEqual({ company, address })
  expect(readStopToken('other', token)).toBeNull()
  expect(readStopToken('secret', `${token.slice(0, -2)}AA`)).toBeNull()
})

describe('why a notice did not leave', () => {
  test.each([
    ['no way out', 'no way out'],
    ['no words can be made', 'nothing to say'],
    ['the host name is not known', 'host unknown'],
    ['EAUTH: Invalid login: 535 no', 'login refused'],
    ['ESOCKET: self-signed certificate', 'no encryption'],
    ['ESOCKET: connect ECONNREFUSED 127.0.0.1:25', 'nobody answers'],
    ['connect ETIMEDOUT 203.0.113.9:443', 'nobody answers'],
    ['EENVELOPE: 550 no such mailbox', 'mail refused'],
    ['answered 503', 'gateway troubled'],
    ['answered 429', 'too many at once'],
    ['answered 401', 'gateway refuses'],
    ['the robot answered 45009', 'too many at once'],
    ['the robot answered 310000', 'robot refuses'],
    ['a fault that nobody foresaw', 'something else'],
  ])('%s: %s', (text, reason) => {
    expect(whyOf(text).reason).toBe(reason)
  })

  test('after a day of tries it is what went wrong at the last', () => {
    const it = { failedWhy: 'tried for a day', lastFault: 'ETIMEDOUT: Connection timeout' }
    expect(whyFailed(it)).toEqual({ reason: 'nobody answers', said: it.lastFault })
    expect(whyFailed({ failedWhy: null, lastFault: null })).toBeNull()
  })
})
