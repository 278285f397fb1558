import { describe, expect, test } from 'vitest'
import { bookWhileReceiving } from '#service/dispatch/contract.ts'
import { noVisit } from '#service/dispatch/ui/visit.ts'
import { receiveCall } from '#service/reception/contract.ts'
import { type CallValues, callOf } from './callEntry.ts'

const [customer, device, file] = [
  '01a20109-9167-73cd-b872-5e0ac3b5236a',
  '01a200e5-adcb-7480-a7d1-5797fab144f6',
  '01a20119-a653-76b5-b2d5-9d241849dadf',
]
const said: CallValues = { channel: 'phone', said: '热水不热', ending: 'left open' }
const window = { from: '2026-11-23T01:00:00Z', to: '2026-11-23T03:00:00Z' }

describe('what the call console sends', () => {
  test('is read by the contract, whichever way the call ends', () => {
    const endings: CallValues[] = [
      said,
      { ...said, ending: 'callback', dueAt: window.to, about: '' },
      { ...said, ending: 'solved', told: '请把阀门打开' },
    ]
    for (const values of endings) {
      expect(receiveCall.body.safeParse(callOf(customer, values).body).error).toBeUndefined()
    }
    const visit = callOf(customer, { ...said, ending: 'visit', visit: { ...noVisit, window } })
    expect(bookWhileReceiving.body.safeParse(visit.body).error).toBeUndefined()
  })

  test('opens a trouble with the machine that was chosen, and continues a case without one', () => {
    const fresh = callOf(customer, {
      ...said,
      caseId: '',
      deviceId: device,
      reason: 'repair',
      urgency: 'urgent',
    })
    expect(fresh.body.about).toEqual({
      trouble: { deviceId: device, reason: 'repair', urgency: 'urgent', symptom: said.said },
    })
    expect(callOf(customer, { ...said, caseId: file, deviceId: device }).body.about).toEqual({ caseId: file })
  })

  test('names no machine where none is meant or none is on the page', () => {
    for (const values of [said, { ...said, deviceId: '' }]) {
      expect(callOf(customer, values).body.about).toMatchObject({ trouble: { deviceId: null } })
    }
  })
})
