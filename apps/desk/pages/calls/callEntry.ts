import type { Question } from '#core/endpoint.ts'
import type { bookWhileReceiving } from '#service/dispatch/contract.ts'
import { type VisitValue, visitOf } from '#service/dispatch/ui/visit.ts'
import type { ToldValues } from '#service/hotline/ui/ToldItems.tsx'
import type { ToldAnswer } from '#service/knowledge/contract/uses.ts'
import { type RaisedValues, raisingsOf } from '#service/promises/ui/RaisedItems.tsx'
import type { receiveCall } from '#service/reception/contract.ts'
import { type EndingKind, endingOf } from '#service/reception/ui/EndingItems.tsx'

export type CallDeed = typeof receiveCall | typeof bookWhileReceiving

type Trouble = Extract<Question<typeof receiveCall>['body']['about'], { trouble: unknown }>['trouble']

/**
 * A call as the form holds it. `caseId`: the case that it is about; '' is a new trouble. `deviceId`: '' is
 * none. Fields that are not on the page (no case is open, he has no device) are not there.
 */
export type CallValues = ToldValues &
  RaisedValues & {
    caseId?: string
    deviceId?: string
    reason?: Trouble['reason']
    urgency?: NonNullable<Trouble['urgency']>
    ending: EndingKind | 'visit'
    dueAt?: string
    about?: string
    told?: string
    visit?: VisitValue
  }

/**
 * What travels: one deed, whichever way the call ends. Called after the form's own checks. `answer`: what he
 * was told of the answer centre.
 */
export function callOf(
  customerId: string,
  values: CallValues,
  answer: ToldAnswer | null = null,
): Question<CallDeed> {
  const { caseId = '', deviceId = '', reason = 'repair', urgency = 'normal', ...about } = values
  const { said, channel, contactId, ending, visit, raised, lost, ...rest } = about
  const trouble = { deviceId: deviceId === '' ? null : deviceId, reason, urgency, symptom: said }
  const call = {
    customerId,
    channel,
    said,
    ...(contactId === undefined ? {} : { contactId }),
    about: caseId === '' ? { trouble } : { caseId },
    raised: raisingsOf({ raised, lost }),
    ...(answer === null ? {} : { answer }),
  }
  if (ending === 'visit' && visit) return { body: { ...call, visit: visitOf(visit) } }
  return {
    body: { ...call, ending: endingOf({ ...rest, ending: ending === 'visit' ? 'left open' : ending }) },
  }
}
