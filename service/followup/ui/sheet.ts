import type { Question, Reply } from '#core/endpoint.ts'
import type { ToldValues } from '#service/hotline/ui/ToldItems.tsx'
import type { makeReturnVisit, returnVisitSheet } from '../contract.ts'
import { MANNERS, type Manner, type Outcome, type RepairState } from '../rules.ts'

export type Sheet = Reply<typeof returnVisitSheet>

/** What the customer said about one thing; 'not asked' stays out of the record. */
export type Said = 'yes' | 'no' | 'not asked'

/** The seven items as the form holds them. */
export type ItemValues = Pick<ToldValues, 'channel' | 'contactId'> & {
  outcome?: Outcome
  causeHeard: string
  repairState?: RepairState
  arrivalSaid: string | null
  manners: Partial<Record<Manner, Said>>
  mannersWord?: string
  satisfaction?: number
  opinion?: string
  suggestion?: string
}

export const blankItems: ItemValues = {
  channel: 'phone',
  causeHeard: '',
  arrivalSaid: null,
  manners: Object.fromEntries(MANNERS.map(manner => [manner, 'not asked'])),
}

/** What travels: what was not asked is left out. Called after the form's own checks. */
export function itemsOf(values: ItemValues): Question<typeof makeReturnVisit>['body'] {
  const {
    outcome = 'works',
    repairState = 'repaired',
    satisfaction = 3,
    contactId,
    manners,
    ...rest
  } = values
  const asked = MANNERS.flatMap(manner => {
    const said = manners[manner]
    return said === 'yes' || said === 'no' ? [[manner, said === 'yes'] as const] : []
  })
  return {
    ...rest,
    outcome,
    repairState,
    satisfaction,
    manners: Object.fromEntries(asked),
    ...(contactId === undefined ? {} : { contactId }),
  }
}

/** 满意度, the best first, each with its word in the translations. */
export const SCORES = [
  { score: 5, word: 'five' },
  { score: 4, word: 'four' },
  { score: 3, word: 'three' },
  { score: 2, word: 'two' },
  { score: 1, word: 'one' },
] as const
