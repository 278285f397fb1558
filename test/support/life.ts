import type { Uuid } from '#core/ids.ts'
import { attachToCustomer } from '#service/archive/contract/attachments.ts'
import { addDevice, addModel, addProductLine } from '#service/archive/contract/devices.ts'
import { readList, runImport } from '#service/archive/contract/lists.ts'
import { addCustomer, addPhone, revealCustomer } from '#service/archive/contract.ts'
import { attachToCase } from '#service/cases/contract/attachments.ts'
import { noteInCase } from '#service/cases/contract.ts'
import { closeCase, reopenCase } from '#service/closing/contract.ts'
import { setNeeds } from '#service/dispatch/contract/needs.ts'
import {
  declineTechnician,
  endReview,
  takeBackDecline,
  whoIsNotSent,
} from '#service/dispatch/contract/not-sent.ts'
import { acceptJob, bookVisit, setOut } from '#service/dispatch/contract.ts'
import {
  attributeFault,
  breakOffVisit,
  checkIn,
  finishVisit,
  keepPhoto,
  takePhotoBack,
} from '#service/fieldwork/contract.ts'
import { makeReturnVisit, tryReturnVisit } from '#service/followup/contract.ts'
import { makeCalendarFeed } from '#service/people/contract/calendar-feed.ts'
import { addCalendar } from '#service/people/contract/calendars.ts'
import { addCertificate, enterAbsence, planShifts } from '#service/people/contract/duty.ts'
import { setHotlineNumber } from '#service/people/contract/hotline-number.ts'
import { addServicePoint, addSkill, addTeam } from '#service/people/contract/points.ts'
import { changeStaff, inviteGuest, staffFile } from '#service/people/contract/staff.ts'
import { sweep } from '#service/promises/sweep.ts'
import { clearForToday } from '#service/reception/contract/day-end.ts'
import { answerHandover, offerHandover, receiveCall } from '#service/reception/contract.ts'
import { closeDays } from '#service/reception/rounds.ts'
import type { Client } from './client.ts'
import { answerCentre } from './life-answers.ts'
import { aLoaner, aShift } from './life-promises.ts'
import { dryRun } from './lists.ts'
import { otherStandards } from './other-standards.ts'
import { remember } from './remember.ts'
import { writtenTwice } from './twice.ts'
import { anotherConductList, happy, report, sendPhoto } from './visits.ts'
import type { World } from './world.ts'

/** Who does what in a company. */
export type Crew = Record<
  'admin' | 'manager' | 'agent' | 'second' | 'technician' | 'visitor',
  { username: string; staff: Uuid }
>

/** The crew of 晨光太阳能. */
export function ourCrew({ staff }: World): Crew {
  const named = (username: 'admin' | 'han' | 'lin' | 'zhao' | 'wang' | 'he') => ({
    username,
    staff: staff[username],
  })
  return {
    admin: named('admin'),
    manager: named('han'),
    agent: named('lin'),
    second: named('zhao'),
    technician: named('wang'),
    visitor: named('he'),
  }
}

/**
 * A company's life in which every kind of row comes into being, so that a leak of any of them would show.
 * Every word that is typed carries `mark`.
 */
export async function liveThrough(world: World, crew: Crew, mark: string): Promise<void> {
  world.clock.set('2026-11-23T00:40:00Z')
  const skill = await people(await world.as(crew.admin.username), crew.technician, mark)
  const known = await archive(world, crew, skill, mark)
  await calls(world, crew, known, mark)
  await visits(world, crew, known, mark)
  world.clock.forward({ hours: 30 })
  await sweep(world.house)
  await closeDays(world.house)
  await world.settle()
}

async function people(admin: Client, { username, staff }: Crew['admin'], mark: string): Promise<Uuid> {
  await admin.tell(makeCalendarFeed, { body: { language: 'zh-Hans' } })
  await admin.tell(setHotlineNumber, { body: { hotline: '400-820-8820', version: 0 } })
  const { id: point } = await admin.tell(addServicePoint, { body: { kind: 'maker', name: `${mark}总部` } })
  const { id: skill } = await admin.tell(addSkill, { body: { name: `${mark}电工`, needsCertificate: true } })
  const file = await admin.tell(staffFile, { params: { id: staff } })
  await admin.tell(changeStaff, {
    params: { id: staff },
    body: { name: file.name, username, skills: [skill], servicePoint: point, version: file.version },
  })
  await admin.tell(addTeam, { body: { name: `${mark}一队`, servicePoint: point, members: [{ staff }] } })
  await admin.tell(addCertificate, { body: { staff, skill, name: `${mark}上岗证` } })
  const [startsAt, endsAt] = ['2026-11-25T00:30:00Z', '2026-11-25T09:30:00Z']
  await admin.tell(planShifts, { body: { shifts: [{ staff, startsAt, endsAt }] } })
  const away = { staff, startsAt: '2026-11-26T00:00:00Z', endsAt: '2026-11-27T00:00:00Z' }
  await admin.tell(enterAbsence, { body: { ...away, reason: 'leave', note: `${mark}家里有事` } })
  await admin.tell(addCalendar, {
    body: {
      name: `${mark}日历`,
      timeZone: 'Asia/Shanghai',
      hours: [{ weekday: 1, opens: 480, closes: 1080 }],
      days: [{ day: '2026-12-01', name: `${mark}盘点`, working: false }],
    },
  })
  await admin.tell(inviteGuest, { body: { name: `${mark}客`, guestOf: `${mark}店`, roles: ['technician'] } })
  return skill
}

type Known = { customerId: string; deviceId: string; answer: Uuid }

async function archive(world: World, crew: Crew, skill: Uuid, mark: string): Promise<Known> {
  const [manager, agent] = [await world.as(crew.manager.username), await world.as(crew.agent.username)]
  const line = await manager.tell(addProductLine, { body: { name: `${mark}真空管` } })
  const model = await manager.tell(addModel, { body: { name: `${mark}-16`, productLine: line.id } })
  const answer = await answerCentre(world, { agent, manager }, { line: line.id, model: model.id }, mark)
  await manager.tell(setNeeds, { params: { id: line.id }, body: { skillIds: [skill] } })
  const customer = await agent.tell(addCustomer, {
    body: {
      name: `${mark}马俊杰`,
      phones: [{ phone: '13912340001' }],
      addresses: [{ address: `德州市德城区${mark}路 1 号` }],
      contacts: [{ name: `${mark}马小杰`, relation: '儿子' }],
      note: `${mark}的老客户`,
    },
  })
  await agent.tell(addPhone, { params: { id: customer.id }, body: { phone: '13912340002' } })
  await agent.tell(revealCustomer, { params: { id: customer.id }, body: { reason: 'check of data' } })
  const device = await agent.tell(addDevice, {
    params: { id: customer.id },
    body: {
      model: model.id,
      serial: `${mark}0001`,
      // No technician any more: whoever goes instead, the reason is kept.
      installedBy: crew.second.staff,
      installedOn: '2026-05-20',
      materials: [{ name: `${mark}铜管`, quantity: 3, unit: '米' }],
    },
  })
  await remember(agent, manager, { customer: customer.id, device: device.id }, mark)
  await agent.tell(attachToCustomer, { params: { id: customer.id }, body: { file: await sendPhoto(agent) } })
  await writtenTwice(agent, manager, mark)
  const headings = '客户姓名,联系电话,地址,维修日期,故障现象,维修内容,维修人员'
  const past = `2021-03-05,${mark}漏水,${mark}换管,${mark}老李`
  await bringIn(world, manager, `${headings}\r\n${mark}赵一,13912340003,德州市${mark}路 2 号,${past}\r\n`)
  return { customerId: customer.id, deviceId: device.id, answer }
}

async function bringIn(world: World, manager: Client, list: string): Promise<void> {
  const sent = await manager.send('POST', '/api/files', {
    body: Buffer.from(list),
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'list.csv' },
  })
  const { id } = await manager.tell(readList, { body: { file: ((await sent.json()) as { id: string }).id } })
  await manager.tell(runImport, { params: { id } })
  await world.settle()
  await dryRun(manager, '姓名,电话,安装师傅\n只看看,13600009999,谁也不认识\n')
}

/** One trouble that ends on the phone, one that is handed over and stays open. */
async function calls(world: World, crew: Crew, known: Known, mark: string): Promise<void> {
  const { customerId, deviceId } = known
  const who = (one: Crew['agent']) => world.as(one.username)
  const [agent, second, manager] = [await who(crew.agent), await who(crew.second), await who(crew.manager)]
  const trouble = { deviceId, reason: 'repair', symptom: `${mark}不出热水` } as const
  const call = { customerId, said: `${mark}说不出热水`, about: { trouble } }
  const solved = await agent.tell(receiveCall, {
    body: {
      ...call,
      ending: { as: 'solved', told: `${mark}开阀门` },
      answer: { answer: known.answer, edition: 2 },
    },
  })
  await agent.tell(noteInCase, { params: { id: solved.caseId }, body: { text: `${mark}再看看` } })
  await agent.tell(closeCase, {
    params: { id: solved.caseId },
    body: { outcome: 'solved by phone', word: `${mark}好了` },
  })
  await agent.tell(reopenCase, { params: { id: solved.caseId }, body: { why: `${mark}又坏了` } })
  await otherStandards(world, manager, solved.caseId, mark)
  const dueAt = world.clock.now().add({ hours: 3 }).toString()
  const open = await agent.tell(receiveCall, {
    body: { ...call, ending: { as: 'callback', dueAt, about: `${mark}回电` } },
  })
  const to = crew.second.staff
  const params = { id: open.caseId }
  const [callback] = open.promises
  await agent.tell(attachToCase, { params, body: { file: await sendPhoto(agent) } })
  await agent.tell(clearForToday, {
    params,
    body: {
      reason: 'other',
      note: `${mark}等配件`,
      expectedOn: '2026-11-26',
      callback: { promise: callback?.id ?? '' },
    },
  })
  await aLoaner(agent, open.caseId, dueAt, mark)
  await aShift(agent, second, crew.second.staff, callback?.id ?? '', mark)
  const offer = await agent.tell(offerHandover, { params, body: { to, why: `${mark}下班` } })
  await second.tell(answerHandover, { params: { id: offer.id }, body: { answer: 'accepted' } })
}

/** One visit that is finished, judged and asked about, one that is broken off. */
async function visits(world: World, crew: Crew, known: Known, mark: string): Promise<void> {
  const who = (one: Crew['agent']) => world.as(one.username)
  const [agent, technician] = [await who(crew.agent), await who(crew.technician)]
  const [visitor, manager] = [await who(crew.visitor), await who(crew.manager)]
  const visit = async (day: string) => {
    const trouble = { deviceId: known.deviceId, reason: 'repair', symptom: `${mark}漏水` } as const
    const call = {
      customerId: known.customerId,
      said: `${mark}说漏水`,
      about: { trouble },
      ending: { as: 'left open' } as const,
    }
    const { caseId } = await agent.tell(receiveCall, { body: call })
    const booked = await agent.tell(bookVisit, {
      params: { id: caseId },
      body: {
        visit: {
          window: { from: `${day}T02:00:00Z`, to: `${day}T04:00:00Z` },
          technicianId: crew.technician.staff,
          why: `${mark}指定`,
        },
        told: { said: `${mark}上午来` },
      },
    })
    world.clock.set(booked.startsAt)
    await technician.tell(acceptJob, { params: { id: booked.slotId } })
    await technician.tell(setOut, { params: { id: booked.slotId } })
    const { id } = await technician.tell(checkIn, { params: { id: booked.slotId }, body: {} })
    return { id, caseId }
  }
  const done = await visit('2026-11-24')
  await photographed(technician, done.id)
  const materials = [{ name: `${mark}生料带`, quantity: 1, unit: '卷' }]
  const { conduct } = report
  const [first = '', ...rest] = conduct.done
  const unmet = [{ code: first, why: `${mark}忘了` }]
  const written = {
    cause: `${mark}接头松`,
    work: `${mark}拧紧`,
    explanation: `${mark}拧紧了`,
    conduct: { ...conduct, done: rest, unmet },
    signature: { ...report.signature, by: `${mark}马俊杰` },
  }
  await technician.tell(finishVisit, { params: { id: done.id }, body: { ...report, ...written, materials } })
  await manager.tell(attributeFault, {
    params: { id: done.id },
    body: { main: 'installation', reason: `${mark}接头` },
  })
  world.clock.forward({ hours: 2 })
  await visitor.tell(tryReturnVisit, { params: { id: done.id }, body: { note: `${mark}没人接` } })
  world.clock.forward({ hours: 1 })
  await visitor.tell(makeReturnVisit, {
    params: { id: done.id },
    body: { ...happy, causeHeard: `${mark}松了` },
  })
  const broken = await visit('2026-11-25')
  const callbackBy = world.clock.now().add({ hours: 5 }).toString()
  await technician.tell(breakOffVisit, {
    params: { id: broken.id },
    body: { reason: 'part is missing', found: `${mark}缺件`, next: `${mark}等件`, callbackBy },
  })
  const it = { ...known, caseId: broken.caseId, technicianId: crew.technician.staff }
  await notSent(agent, manager, it, mark)
  await anotherConductList(manager, mark)
}

/** Whom the customer declined, and takes back; whose installation was looked into, and is cleared up. */
async function notSent(
  agent: Client,
  manager: Client,
  it: { customerId: string; caseId: string; technicianId: Uuid },
  mark: string,
): Promise<void> {
  const { technicianId } = it
  for (const reason of [`${mark}话多`, `${mark}迟到`]) {
    const body = { technicianId, reason }
    const { id } = await agent.tell(declineTechnician, { params: { id: it.customerId }, body })
    const back = { params: { id }, body: { why: `${mark}算了` } }
    if (reason.endsWith('话多')) await agent.tell(takeBackDecline, back)
  }
  const { reviews } = await agent.tell(whoIsNotSent, { params: { id: it.caseId } })
  for (const { id } of reviews)
    await manager.tell(endReview, { params: { id }, body: { why: `${mark}清楚了` } })
}

/** One photo that is kept, one that is taken back. */
async function photographed(technician: Client, visit: Uuid): Promise<void> {
  for (const moment of ['before', 'after'] as const) {
    const file = await sendPhoto(technician)
    const { id } = await technician.tell(keepPhoto, { params: { id: visit }, body: { file, moment } })
    if (moment === 'after') await technician.tell(takePhotoBack, { params: { id } })
  }
}
