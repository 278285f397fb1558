import type { Uuid } from '#core/ids.ts'
import { keepPromise, promiseAnything } from '#service/promises/contract/any-kind.ts'
import { answerShift, offerShift } from '#service/reception/contract/shifts.ts'
import type { Client } from './client.ts'

/** A loaner is promised in a case, and brought. */
export async function aLoaner(agent: Client, caseId: Uuid, at: string, mark: string): Promise<void> {
  const { id } = await agent.tell(promiseAnything, {
    body: {
      for: { case: caseId },
      kind: 'loaner',
      due: { at },
      about: `${mark}代用机`,
      told: { said: `${mark}下午送到` },
    },
  })
  const words = `${mark}代用机送到`
  await agent.tell(keepPromise, { params: { id }, body: { by: 'what was done', words } })
}

/** Who goes home hands a promise on; the colleague takes it. */
export async function aShift(from: Client, to: Client, staff: Uuid, promise: Uuid, mark: string) {
  const offer = { to: { staff }, promises: [promise], why: `${mark}下班了` }
  const { id } = await from.tell(offerShift, { body: offer })
  await to.tell(answerShift, { params: { id }, body: { answer: 'accepted' } })
}
