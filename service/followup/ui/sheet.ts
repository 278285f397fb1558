import type { Question, Reply } from '#core/endpoint.ts'
import type { ToldValues } from '#service/hotline/ui/ToldItems.tsx'
import type { makeReturnVisit, returnVisitSheet } from '../contract.ts'
import { MANNERS, type Manner, type Mismatch, mismatches, type Outcome, type RepairState } from '../rules.ts'

export type Sheet = Reply<typeof returnVisitSheet>

/** What the customer said about one thing; 'not asked' stays out of the record. */
export type Said = 'yes' | 'no' | 'not asked'
/** 满意度, from 1: each digit is its own key. */
export const SCORES = ['1', '2', '3', '4', '5'] as const
export type Score = (typeof SCORES)[number]

/** The seven items as the form holds them. */
export type ItemValues = Pick<ToldValues, 'channel' | 'contactId'> & {
  outcome?: Outcome
  causeHeard: string
  repairState?: RepairState
  arrivalSaid: string | null
  manners: Partial<Record<Manner, Said>>
  mannersWord?: string
  satisfaction?: Score
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
  const { outcome, repairState, satisfaction, contactId, manners, ...rest } = values
  if (outcome === undefined || repairState === undefined || satisfaction === undefined) {
    throw new Error('the form asks for these before it sends')
  }
  return {
    ...rest,
    outcome,
    repairState,
    satisfaction: Number(satisfaction),
    manners: saidOf(manners),
    ...(contactId === undefined ? {} : { contactId }),
  }
}

function saidOf(manners: ItemValues['manners']): Partial<Record<Manner, boolean>> {
  return Object.fromEntries(
    MANNERS.flatMap(manner => {
      const said = manners[manner]
      return said === 'yes' || said === 'no' ? [[manner, said === 'yes'] as const] : []
    }),
  )
}

/** Where what was said until now differs from the record: shown while one still asks. */
export function differing(sheet: Sheet, said: Partial<ItemValues>): Mismatch[] {
  const at = (text: string) => Temporal.Instant.from(text)
  const checked = {
    arrivedAt: at(sheet.visit.arrivedAt),
    dueAt: at(sheet.window.to),
    explained: (sheet.visit.finished?.explanation ?? '') !== '',
  }
  return mismatches(checked, {
    // Nobody has said yet that it does not work.
    outcome: said.outcome ?? 'works',
    arrivalSaid: said.arrivalSaid ? at(said.arrivalSaid) : null,
    manners: saidOf(said.manners ?? {}),
  })
}
