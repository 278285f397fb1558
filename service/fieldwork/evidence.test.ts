import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { address } from '#core/endpoint.ts'
import { uuidv7 } from '#core/ids.ts'
import type { Client } from '../../test/support/client.ts'
import { book, installedBy, JPEG, ownDays, PATIENT, report, sendPhoto } from '../../test/support/visits.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import { SHIPPED } from './conduct.ts'
import { conductEditions, conductList, publishConduct } from './contract/conduct.ts'
import {
  breakOffVisit,
  checkIn,
  finishVisit,
  keepPhoto,
  photoBytes,
  readJob,
  takePhotoBack,
  visitsToCase,
} from './contract.ts'
import { MOST_PHOTOS } from './rules.ts'

let world: World
let agent: Client
let wang: Client
beforeAll(async () => {
  world = await openWorld(PATIENT)
  agent = await world.as('lin')
  wang = await world.as('wang')
})
afterAll(() => world.close())
const { at, hours } = ownDays(() => world)

const arrived = () => arrivedIn('10:00', '12:00')

async function arrivedIn(from: string, to: string) {
  const customer = await installedBy(agent, world.staff.wang)
  const job = await book(agent, customer, { window: hours(from, to) })
  world.clock.set(at(`${from.slice(0, 2)}:05`))
  const { id } = await wang.tell(checkIn, { params: { id: job.slotId }, body: {} })
  return { ...job, visitId: id }
}
const done = { ...report, materials: [...report.materials] }
const visitOf = async (caseId: string) => {
  const [visit] = await agent.tell(visitsToCase, { params: { id: caseId } })
  if (!visit) throw new Error('somebody was there')
  return visit
}

describe('conduct', () => {
  const without = (code: string) => ({
    ...report.conduct,
    done: report.conduct.done.filter(one => one !== code),
  })

  test('what was required and not done keeps the visit open until there is a reason, and names itself', async () => {
    const { visitId, caseId } = await arrived()
    const finish = (conduct: typeof report.conduct) =>
      wang.ask(finishVisit, { params: { id: visitId }, body: { ...done, conduct } })
    const no = await finish(without('shoe covers'))
    expect(no.problem).toMatchObject({
      code: 'what was not done needs a reason',
      details: { items: ['shoe covers'] },
    })
    const unmet = [{ code: 'shoe covers', why: '鞋套用完了' }]
    expect((await finish({ ...without('shoe covers'), unmet: unmet as never })).status).toBe(200)
    const { finished } = await visitOf(caseId)
    expect(finished?.conduct).toEqual({ ...without('shoe covers'), unmet })
  })

  test('what is not required may stay undone in silence', async () => {
    const { visitId } = await arrived()
    const body = { ...done, conduct: without('mat') }
    expect((await wang.ask(finishVisit, { params: { id: visitId }, body })).status).toBe(200)
  })

  test('an invented item, an item said twice or a list that never was is unreadable', async () => {
    const { visitId } = await arrived()
    const { conduct } = report
    const wrong = [
      { ...conduct, edition: '1999-01' },
      { ...conduct, done: [...conduct.done, 'sang a song'] },
      { ...conduct, unmet: [{ code: conduct.done[0] ?? '', why: '也没做' }] },
    ]
    for (const conduct of wrong) {
      const answer = await wang.ask(finishVisit, { params: { id: visitId }, body: { ...done, conduct } })
      expect(answer.status).toBe(400)
    }
  })

  test('the list travels in three languages; an edition that never was is unknown', async () => {
    const { items, edition } = await wang.tell(conductList, { query: {} })
    expect(items).toEqual(SHIPPED.items)
    expect((await agent.ask(conductList, { query: { edition } })).status).toBe(200)
    expect((await agent.ask(conductList, { query: { edition: '1999-01' } })).status).toBe(404)
  })
})

describe('the signature', () => {
  test('is kept with who signed', async () => {
    const first = await arrived()
    await wang.tell(finishVisit, { params: { id: first.visitId }, body: done })
    expect((await visitOf(first.caseId)).finished?.signature).toEqual(report.signature)
  })

  test('or with why nobody did', async () => {
    const second = await arrived()
    const signature = { signed: false, why: '客户手上都是水，口头说可以' } as const
    await wang.tell(finishVisit, { params: { id: second.visitId }, body: { ...done, signature } })
    expect((await visitOf(second.caseId)).finished?.signature).toEqual(signature)
  })

  test('is strokes and nothing else: what is no path, or too long for one, is unreadable', async () => {
    const { visitId } = await arrived()
    const ink = ['', 'M1 1', 'M0 0L9 9"/><script>', 'M0 0L9999 0', `M0 0${'L1 1'.repeat(6000)}`]
    for (const strokes of ink) {
      const body = { ...done, signature: { ...report.signature, strokes } }
      expect((await wang.ask(finishVisit, { params: { id: visitId }, body })).status).toBe(400)
    }
    const nobody = { ...done, signature: { signed: false, why: ' ' } as const }
    expect((await wang.ask(finishVisit, { params: { id: visitId }, body: nobody })).status).toBe(400)
  })
})

describe('photos', () => {
  const keep = async (visitId: string, file: string, who = wang) =>
    who.ask(keepPhoto, { params: { id: visitId }, body: { file, moment: 'before' } })
  const kept = async (visitId: string, bytes = JPEG) => {
    const answer = await keep(visitId, await sendPhoto(wang, bytes))
    expect(answer.status).toBe(200)
    return (answer.answer as { id: string }).id
  }
  const look = async (who: Client, id: string) =>
    who.send('GET', address(photoBytes, { params: { id }, query: {} }))

  test('are shown to the office, to who took them and to who is sent to that machine, to nobody else', async () => {
    const { visitId, caseId } = await arrived()
    const id = await kept(visitId)
    expect((await visitOf(caseId)).photos).toEqual([
      { id, moment: 'before', at: at('10:05'), shown: true, bytes: JPEG.length },
    ])
    for (const login of ['lin', 'qian', 'he', 'han', 'wang']) {
      const seen = await look(await world.as(login), id)
      expect([login, seen.status, seen.headers.get('content-type')]).toEqual([login, 200, 'image/jpeg'])
      expect(Buffer.from(await seen.arrayBuffer())).toEqual(JPEG)
    }
    expect((await look(await world.as('li'), id)).status).toBe(404)
    expect((await look(world.stranger(), id)).status).toBe(401)
    expect((await look(await world.as('nan-agent'), id)).status).toBe(404)
    expect((await look(agent, uuidv7())).status).toBe(404)
  })

  test('that only some browsers can show are kept as they came, for saving', async () => {
    const { visitId, caseId } = await arrived()
    const heic = Buffer.concat([Buffer.from('0000001866747970', 'hex'), Buffer.from('heic0000mif1heic')])
    const id = await kept(visitId, heic)
    expect((await visitOf(caseId)).photos).toMatchObject([{ shown: false, bytes: heic.length }])
    const saved = await look(agent, id)
    expect(saved.headers.get('content-type')).toBe('application/octet-stream')
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('are photos by their bytes, sent by who keeps them, of a visit of his own', async () => {
    const { visitId } = await arrived()
    const page = await keep(
      visitId,
      await sendPhoto(wang, Buffer.from('<html>photo.jpg</html>'), 'photo.jpg'),
    )
    expect(page.problem.code).toBe('not a photo')
    expect((await keep(visitId, await sendPhoto(await world.as('li')))).status).toBe(404)
    expect((await keep(visitId, await sendPhoto(await world.as('li')), await world.as('li'))).status).toBe(
      404,
    )
    expect((await keep(visitId, uuidv7())).status).toBe(404)
    const once = await sendPhoto(wang)
    expect((await keep(visitId, once)).status).toBe(200)
    expect((await keep(visitId, once)).status).toBe(404)
  })

  test('are kept once when two pages of one phone send one each under its key', async () => {
    const { visitId, caseId } = await arrived()
    const key = uuidv7()
    const page = async () => {
      const body = { file: await sendPhoto(wang), moment: 'before' as const }
      return wang.ask(keepPhoto, { params: { id: visitId }, body }, key)
    }
    const answers = await Promise.all([page(), page()])
    const no = answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code)
    expect(no).toEqual(['this command id was used for something else'])
    expect((await visitOf(caseId)).photos).toHaveLength(1)
  })

  test('are taken back by who took them, and nobody sees them after that', async () => {
    const { visitId, caseId } = await arrived()
    const id = await kept(visitId)
    const back = (who: Client) => who.ask(takePhotoBack, { params: { id } })
    expect((await back(await world.as('li'))).status).toBe(404)
    expect((await back(wang)).status).toBe(200)
    expect((await back(wang)).status).toBe(404)
    expect((await look(wang, id)).status).toBe(404)
    expect((await visitOf(caseId)).photos).toEqual([])
  })

  test('come until 24 hours after the end, finished or broken off, and no more than twenty', async () => {
    const { visitId } = await arrived()
    const ids = []
    for (let n = 0; n < MOST_PHOTOS; n++) ids.push(await kept(visitId))
    expect((await keep(visitId, await sendPhoto(wang))).problem.code).toBe('enough photos')
    const reason = { reason: 'weather', next: '改天', callbackBy: at('17:00') } as const
    await wang.tell(breakOffVisit, { params: { id: visitId }, body: reason })
    world.clock.forward({ hours: 24 })
    const [first = '', second = ''] = ids
    expect((await wang.ask(takePhotoBack, { params: { id: first } })).status).toBe(200)
    await kept(visitId)
    world.clock.forward({ seconds: 1 })
    expect((await wang.ask(takePhotoBack, { params: { id: second } })).problem.code).toBe(
      'the visit is long over',
    )
    await wang.ask(takePhotoBack, { params: { id: second } })
    expect((await keep(visitId, await sendPhoto(wang))).problem.code).toBe('enough photos')
  })
})

// Last: what is ticked from then on is another list.
test('another edition is for visits that begin later; what was ticked stays as it was', async () => {
  const [begun, han] = [await arrived(), await world.as('han')]
  const { edition, items } = await han.tell(conductList, { query: {} })
  const dog = { 'zh-Hans': '先问狗拴好没有', 'zh-Hant': '', en: '' }
  const added = { code: null, phase: 'door' as const, required: true, text: dog, source: '' }
  const kept = items.filter(one => one.code !== 'mat')
  const body = { after: edition, items: [...kept, added], note: '被咬过一次' }
  const no = async (part: object) => {
    const { status, problem } = await han.ask(publishConduct, { body: { ...body, ...part } })
    return status === 409 ? problem.code : status
  }
  expect(await no({ after: '1999-01' })).toBe('changed meanwhile')
  expect(await no({ items })).toBe('nothing was changed')
  expect(await no({ items: [{ ...added, text: { ...dog, 'zh-Hans': ' ' } }] })).toBe('an item has no words')
  expect(await no({ items: [{ ...added, code: 'sang a song' }] })).toBe(400)
  expect((await wang.ask(publishConduct, { body })).status).toBe(403)

  world.clock.forward({ minutes: 5 })
  const next = await han.tell(publishConduct, { body })
  const all = await agent.tell(conductEditions, {})
  expect(all.map(one => one.edition)).toEqual([next.edition, SHIPPED.edition])
  expect(all[0]).toMatchObject({
    published: { by: { name: '韩志远' }, note: '被咬过一次' },
    items: kept.length + 1,
  })
  const list = await wang.tell(conductList, { query: {} })
  expect(list.edition).toBe(next.edition)
  expect(list.items.map(one => one.code)).toEqual(expect.arrayContaining(kept.map(one => one.code)))
  expect(list.items.at(-1)?.text.en).toBe('先问狗拴好没有')

  // Begun before: its list is the old one, and only that is taken.
  const readEdition = async (slotId: string) =>
    (await wang.tell(readJob, { params: { id: slotId } })).conductEdition
  expect(await readEdition(begun.slotId)).toBe(SHIPPED.edition)
  const finish = (id: string, conduct: typeof report.conduct) =>
    wang.ask(finishVisit, { params: { id }, body: { ...done, conduct } })
  const ofNext = { ...report.conduct, edition: next.edition, done: list.items.map(one => one.code) }
  expect((await finish(begun.visitId, ofNext)).status).toBe(400)
  expect((await finish(begun.visitId, report.conduct)).status).toBe(200)
  world.clock.set(at('14:00'))
  const later = await arrivedIn('14:00', '16:00')
  expect(await readEdition(later.slotId)).toBe(next.edition)
  expect((await finish(later.visitId, report.conduct)).status).toBe(400)
  expect((await finish(later.visitId, ofNext)).status).toBe(200)
  expect((await visitOf(begun.caseId)).finished?.conduct).toEqual(report.conduct)
})
