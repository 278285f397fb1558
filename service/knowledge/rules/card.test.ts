import { expect, it } from 'vitest'
import { KEEPERS, READERS, WRITERS } from '../contract.ts'
import {
  confidenceAfterEdit,
  isKeeper,
  isWriter,
  whyNotAudience,
  whyNotConfidence,
  whyNotEdit,
} from './card.ts'
import { AUDIENCES, CONFIDENCES } from './words.ts'

it('writers write, keepers keep, an auditor reads', () => {
  for (const role of READERS) {
    expect([isWriter([role]), isKeeper([role])]).toEqual([
      (WRITERS as readonly string[]).includes(role),
      (KEEPERS as readonly string[]).includes(role),
    ])
  }
  expect([isWriter(['auditor']), isKeeper(['agent'])]).toEqual([false, false])
  expect([isWriter(['agent']), isKeeper(['agent', 'manager'])]).toEqual([true, true])
  expect([isWriter(['system']), isKeeper(['system'])]).toEqual([true, true])
})

it('only keepers vouch for an answer, archive it and bring it back; every way, whoever goes it', () => {
  const refused = (keeper: boolean) =>
    [null, ...CONFIDENCES].flatMap(from =>
      CONFIDENCES.flatMap(to => {
        const why = whyNotConfidence(from, to, keeper)
        return why === null ? [] : [`${from} → ${to}: ${why}`]
      }),
    )
  const same = CONFIDENCES.map(one => `${one} → ${one}: it stands so already`)
  expect(refused(true)).toEqual(same)
  const vouch = 'only a keeper vouches for it'
  const archive = 'only a keeper archives it or brings it back'
  expect(refused(false).filter(one => !same.includes(one))).toEqual([
    `null → validated: ${vouch}`,
    `null → archived: ${archive}`,
    `work in progress → validated: ${vouch}`,
    `work in progress → archived: ${archive}`,
    `not validated → validated: ${vouch}`,
    `not validated → archived: ${archive}`,
    `validated → archived: ${archive}`,
    `archived → work in progress: ${archive}`,
    `archived → not validated: ${archive}`,
    `archived → validated: ${archive}`,
  ])
})

it('only keepers change who reads it; new ones are internal', () => {
  for (const from of [null, ...AUDIENCES]) {
    for (const to of AUDIENCES) {
      const changes = (from ?? 'internal') !== to
      expect(whyNotAudience(from, to, true)).toBeNull()
      expect(whyNotAudience(from, to, false) !== null).toBe(changes)
    }
  }
})

it("another's words are not what a keeper vouched for; archived ones are not changed", () => {
  expect(CONFIDENCES.map(one => confidenceAfterEdit(one, true))).toEqual([...CONFIDENCES])
  expect(CONFIDENCES.map(one => confidenceAfterEdit(one, false))).toEqual([
    'work in progress',
    'not validated',
    'not validated',
    'archived',
  ])
  expect(CONFIDENCES.map(whyNotEdit)).toEqual([null, null, null, 'it is archived'])
})
