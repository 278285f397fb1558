import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { answersOfCase } from '#service/cases/contract/answers.ts'
import { caseTimeline, readCase } from '#service/cases/contract.ts'
import { closeCase, reopenCase } from '#service/closing/contract.ts'
import { bookWhileReceiving } from '#service/dispatch/contract.ts'
import { useOnJob } from '#service/fieldwork/contract/answers.ts'
import { checkIn, finishVisit } from '#service/fieldwork/contract.ts'
import { agreeToNotices, setMail, stopNotices } from '#service/hotline/contract/notices.ts'
import { carry } from '#service/hotline/notices/carry.ts'
import { addAnswer, readAnswer, setConfidence } from '#service/knowledge/contract/answers.ts'
import { attachToAnswer } from '#service/knowledge/contract/attachments.ts'
import { lessonsOfDevice, tellLesson } from '#service/knowledge/contract/uses.ts'
import { promiseAnything } from '#service/promises/contract/any-kind.ts'
import { ledger } from '#service/promises/contract.ts'
import type { Client } from '../../test/support/client.ts'
import { someCustomer } from '../../test/support/customers.ts'
import { openMailServer } from '../../test/support/mail-server.ts'
import { book, ownDays, PATIENT, report, sendPhoto } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { sendAnswer } from './contract/answers.ts'
import { logCallback, receiveCall } from './contract.ts'

let world: World
let lin: Client
let han: Client
let wang: Client
beforeAll(async () => {
  world = await openWorld({ ...PATIENT, innerHosts: ['127.0.0.1'] })
  lin = await world.as('lin')
  han = await world.as('han')
  wang = await world.as('wang')
})
afterAll(() => world.close())
const { at, hours } = ownDays(() => world)

const steps = [
  {
    id: 'a',
    say: '显示屏上有 E1 吗？',
    branches: [
      { reply: '有', to: 'b' },
      { reply: '没有', to: 'visit' },
    ],
  },
  { id: 'b', say: '把水温探头的插头拔下来，再插紧。', next: 'solved' },
]
const way = [
  { step: 'a', reply: '有' },
  { step: 'b', reply: null },
]

/** An answer of this company, its first edition in force. */
async function write(card: object = {}, title = '显示 E1，不加热') {
  const body = {
    card: { kind: 'answer', language: 'zh-Hans', audience: 'customer', ...card },
    content: { title, body: '探头松了。', steps },
  } as never
  const { id, edition } = await han.tell(addAnswer, { body })
  return { answer: id, edition }
}

async function ring(over: object, caseId?: Uuid) {
  const customer = await someCustomer(lin)
  const trouble = { deviceId: customer.deviceId, reason: 'repair', symptom: '显示 E1' } as const
  const about = caseId === undefined ? { trouble } : { caseId }
  const body = { customerId: customer.id, said: '显示 E1', about, ...over } as never
  return { customer, asked: { body } }
}
const solved = { as: 'solved', told: '拔下探头再插紧' } as const
const usesOf = (caseId: Uuid, as = lin) => as.tell(answersOfCase, { params: { id: caseId } })
const rateOf = async (answer: Uuid) => (await lin.tell(readAnswer, { params: { id: answer } })).solvedRate
const callBack = (caseId: Uuid, over: object) =>
  lin.tell(logCallback, { params: { id: caseId }, body: { said: '问过了', ...over } as never })

describe('told on the phone', () => {
  test('solves the case in the same deed; opened again, it had not: told, solved, contradicted', async () => {
    const e1 = await write()
    const { asked } = await ring({ ending: solved, answer: { ...e1, way } })
    const { caseId } = await lin.tell(receiveCall, asked)
    const told = { answer: { id: e1.answer, title: '显示 E1，不加热' }, edition: 1, how: 'told' }
    expect(await usesOf(caseId)).toMatchObject([
      { ...told, solved: true, usedBy: '林晓燕', contradictedAt: null },
    ])
    expect(await rateOf(e1.answer)).toMatchObject({ told: 1, solved: 1, contradicted: 0 })
    expect((await lin.tell(readCase, { params: { id: caseId } })).notes).toEqual([])
    await lin.tell(closeCase, { params: { id: caseId }, body: { outcome: 'solved by phone' } })
    await lin.tell(reopenCase, { params: { id: caseId }, body: { why: '又显示 E1' } })
    expect(await usesOf(caseId)).toMatchObject([
      { solved: true, contradictedAt: world.clock.now().toString() },
    ])
    expect(await rateOf(e1.answer)).toMatchObject({ told: 1, solved: 0, contradicted: 1 })
    const { items } = await lin.tell(caseTimeline, { params: { id: caseId }, query: {} })
    const events = items.map(({ event }) => event)
    expect(events).toEqual(expect.arrayContaining(['answer told', 'solved by phone', 'answer contradicted']))
  })

  test('somebody must come: it did not help, and the way so far stands in the case', async () => {
    const e1 = await write()
    const visit = { window: hours('14:00', '16:00'), technicianId: world.staff.wang }
    const { asked } = await ring({ visit, answer: { ...e1, way: [{ step: 'a', reply: '没有' }] } })
    const { caseId } = await lin.tell(bookWhileReceiving, asked)
    expect(await usesOf(caseId)).toMatchObject([{ how: 'told', solved: false }])
    const { notes } = await lin.tell(readCase, { params: { id: caseId } })
    expect(notes.map(({ text }) => text.split('\n').slice(1))).toEqual([['显示屏上有 E1 吗？ → 没有']])
    expect(await rateOf(e1.answer)).toMatchObject({ told: 1, solved: 0, rate: 0 })
  })

  test('he tries it: whether it helped is said when we call back, of what was told last', async () => {
    const [first, second] = [await write(), await write({}, '复位')]
    const later = { as: 'callback', dueAt: at('10:00') }
    const { asked } = await ring({ ending: later, answer: first })
    const { caseId } = await lin.tell(receiveCall, asked)
    expect(await rateOf(first.answer)).toMatchObject({ told: 0, rate: null })
    world.clock.forward({ minutes: 30 })
    await callBack(caseId, { answer: second, ending: { as: 'callback', dueAt: at('11:00') } })
    world.clock.forward({ minutes: 30 })
    await callBack(caseId, { ending: solved })
    const uses = await usesOf(caseId)
    expect(uses.map(use => [use.answer.title, use.solved])).toEqual([
      ['复位', true],
      ['显示 E1，不加热', false],
    ])
    const { items } = await lin.tell(caseTimeline, { params: { id: caseId }, query: {} })
    expect(items.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['answer helped', 'answer did not help']),
    )
  })

  test('on the phone another answer solved it: the one before had not; nobody was reached: nobody was told', async () => {
    const [first, second] = [await write(), await write({}, '复位')]
    const { asked } = await ring({ ending: { as: 'callback', dueAt: at('10:00') }, answer: first })
    const { caseId } = await lin.tell(receiveCall, asked)
    await callBack(caseId, { said: '', reached: false, answer: second })
    expect(await usesOf(caseId)).toHaveLength(1)
    await callBack(caseId, { answer: second, ending: solved })
    expect((await usesOf(caseId)).map(use => use.solved)).toEqual([true, false])
  })

  test('says no, and nothing of the call is kept', async () => {
    const e1 = await write()
    const refused = async (answer: object, reply = 409) => {
      const { asked } = await ring({ ending: solved, answer: { ...e1, ...answer } })
      const { status, problem } = await lin.ask(receiveCall, asked)
      expect(status).toBe(reply)
      return problem.code
    }
    expect(await refused({ way: [{ step: 'x', reply: null }] })).toBe('this answer never said so')
    expect(await refused({ way: [{ step: 'a', reply: '也许' }] })).toBe('this answer never said so')
    await refused({ edition: 2 }, 404)
    await refused({ answer: uuidv7() }, 404)
    const nan = await world.as('nan-agent')
    const { asked } = await ring({ ending: solved })
    const { caseId } = await lin.tell(receiveCall, asked)
    expect((await nan.ask(answersOfCase, { params: { id: caseId } })).status).toBe(404)
    expect((await wang.ask(answersOfCase, { params: { id: caseId } })).status).toBe(403)
    const { version } = await han.tell(readAnswer, { params: { id: e1.answer } })
    const archived = { confidence: 'archived', edition: 1, version } as const
    await han.tell(setConfidence, { params: { id: e1.answer }, body: archived })
    expect(await refused({})).toBe('the answer is archived')
    expect(await rateOf(e1.answer)).toMatchObject({ told: 0 })
  })
})

describe('on a visit', () => {
  async function visited() {
    const customer = await someCustomer(lin)
    const visit = { window: hours('14:00', '16:00'), technicianId: world.staff.wang }
    const booked = await book(lin, customer, visit)
    return { customer, ...booked, job: { id: booked.slotId } }
  }

  test('an answer that is read counts once; a lesson keeps the promise of one', async () => {
    const [e1, lesson] = [await write(), await write({ kind: 'lesson' }, '一分钟学会补水')]
    const { customer, caseId, job } = await visited()
    const told = { channel: 'phone', said: '师傅上门时给您讲' } as const
    const body = { for: { case: caseId }, kind: 'lesson', due: { at: at('17:00') }, told } as const
    await lin.tell(promiseAnything, { body })
    const read = { ...e1, how: 'read on a visit' } as const
    for (const _ of [1, 2]) await wang.tell(useOnJob, { params: job, body: read })
    await wang.tell(useOnJob, { params: job, body: { ...lesson, how: 'lesson' } })
    expect((await usesOf(caseId)).map(use => [use.how, use.usedBy])).toEqual([
      ['lesson', '王建国'],
      ['read on a visit', '王建国'],
    ])
    const { items } = await lin.tell(ledger, { query: { case: caseId } })
    expect(items.find(({ kind }) => kind === 'lesson')).toMatchObject({ standing: 'kept' })
    const device = { params: { id: customer.deviceId }, query: {} }
    expect(await wang.tell(lessonsOfDevice, device)).toMatchObject([
      { id: lesson.answer, told: { by: '王建国' } },
    ])
    const no = await wang.ask(useOnJob, { params: job, body: { ...e1, how: 'lesson' } })
    expect(no.problem.code).toBe('this is no lesson')
    const li = await world.as('li')
    expect((await li.ask(useOnJob, { params: job, body: read })).status).toBe(404)
  })

  test('what was told before had not helped once the work was done there', async () => {
    const e1 = await write()
    const { caseId, job } = await visited()
    await callBack(caseId, { answer: e1, ending: { as: 'left open' } })
    world.clock.set(at('14:05'))
    const { id } = await wang.tell(checkIn, { params: job, body: {} })
    const done = { ...report, materials: [...report.materials] }
    await wang.tell(finishVisit, { params: { id }, body: done })
    expect(await usesOf(caseId)).toMatchObject([{ solved: false }])
  })
})

test('a lesson is given at the desk, too, where the device is there and it is one', async () => {
  const lesson = await write({ kind: 'lesson' }, '一分钟学会排空')
  const { deviceId } = await someCustomer(lin)
  const params = { id: deviceId }
  await lin.tell(tellLesson, { params, body: lesson })
  const mine = (await lin.tell(lessonsOfDevice, { params, query: {} })).find(({ id }) => id === lesson.answer)
  expect(mine).toMatchObject({ title: '一分钟学会排空', told: { by: '林晓燕' } })
  expect((await lin.ask(tellLesson, { params, body: await write() })).problem.code).toBe('this is no lesson')
  expect((await lin.ask(tellLesson, { params: { id: uuidv7() }, body: lesson })).status).toBe(404)
  expect((await wang.ask(tellLesson, { params, body: lesson })).status).toBe(403)
})

describe('sent by mail', () => {
  const E_MAIL = { channel: 'e-mail', address: 'ma@example.com', language: 'zh-Hans' } as const
  const documentOf = async (caseId: Uuid) => {
    const { items } = await lin.tell(ledger, { query: { case: caseId } })
    return items.filter(({ kind }) => kind === 'document sent')
  }

  test('with its document; the promise is kept when it has left, and not before', async () => {
    const mail = await openMailServer()
    const from = { fromAddress: 'service@chenguang.example', fromName: '晨光太阳能', username: '' }
    const e1 = await write()
    await han.tell(attachToAnswer, { params: { id: e1.answer }, body: { file: await sendPhoto(han) } })
    const { asked, customer } = await ring({ ending: { as: 'left open' } })
    const { caseId } = await lin.tell(receiveCall, asked)
    const send = (answer: object = e1) =>
      lin.ask(sendAnswer, { params: { id: caseId }, body: answer as never })
    const whyNot = async (answer?: object) => (await send(answer)).problem.code
    expect(await whyNot()).toBe('mail is not set up')
    const account = { ...from, host: '127.0.0.1', port: mail.port, security: 'none' } as const
    await han.tell(setMail, { body: { ...account, version: 0 } })
    expect(await whyNot()).toBe('the customer gave no address')
    await lin.tell(agreeToNotices, { params: { id: customer.id }, body: E_MAIL })
    await lin.tell(stopNotices, { params: { id: customer.id }, body: { channel: 'e-mail' } })
    expect(await whyNot()).toBe('the customer does not want to be written to')
    await lin.tell(agreeToNotices, { params: { id: customer.id }, body: E_MAIL })
    expect(await whyNot(await write({ audience: 'internal' }))).toBe('an internal answer is not sent')
    const begun = await write({ confidence: 'work in progress' })
    expect(await whyNot(begun)).toBe('the answer is still being written')
    expect(await usesOf(caseId)).toEqual([])
    world.clock.set(at('23:10'))
    expect((await send()).status).toBe(200)
    expect(await documentOf(caseId)).toMatchObject([{ standing: 'open' }])
    await carry(world.house)
    await world.settle()
    expect(await documentOf(caseId)).toMatchObject([
      { standing: 'kept', evidence: { event: 'answer mailed' } },
    ])
    const [letter] = mail.mails
    expect(letter).toMatchObject({ to: E_MAIL.address })
    expect(letter?.source).toContain('filename=IMG_0001.jpg')
    expect(await usesOf(caseId)).toMatchObject([{ how: 'sent', solved: null }])
    const { conversations } = await lin.tell(readCase, { params: { id: caseId } })
    expect(conversations.map(one => [one.channel, one.direction])).toContainEqual(['e-mail', 'out'])
    await mail.kill()
  })

  test('what was promised before is kept by it; what customers may no longer read does not leave', async () => {
    const e1 = await write()
    const { asked, customer } = await ring({ ending: { as: 'left open' } })
    const { caseId } = await lin.tell(receiveCall, asked)
    await lin.tell(agreeToNotices, { params: { id: customer.id }, body: E_MAIL })
    const told = { channel: 'phone', said: '今天把说明书寄给您' } as const
    const due = { at: at('17:00') }
    const body = { for: { case: caseId }, kind: 'document sent', due, told } as const
    const { id } = await lin.tell(promiseAnything, { body })
    const sent = await lin.tell(sendAnswer, { params: { id: caseId }, body: e1 })
    expect(sent.promise).toBe(id)
    const { version } = await han.tell(readAnswer, { params: { id: e1.answer } })
    const archived = { confidence: 'archived', edition: 1, version } as const
    await han.tell(setConfidence, { params: { id: e1.answer }, body: archived })
    await carry(world.house)
    await world.settle()
    expect(await documentOf(caseId)).toMatchObject([{ id, standing: 'open' }])
    const { items } = await lin.tell(caseTimeline, { params: { id: caseId }, query: {} })
    expect(items.map(({ event }) => event)).toContain('notice failed')
  })
})
