import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** A panel of the home page. `may`: whose work it is. Panels ask for themselves; `count` rows at most. */
export type HomePanel = {
  name: string
  may: readonly string[]
  Panel: LazyExoticComponent<ComponentType>
}

export const panel = (load: () => Promise<{ default: ComponentType }>) => lazy(load)

const talkers = ['agent', 'dispatcher', 'visitor', 'manager']

/** My work today, in the order of urgency. A slice that owes somebody work adds its panel. */
export const homePanels: readonly HomePanel[] = [
  {
    name: 'reminders',
    may: talkers,
    Panel: panel(() => import('#service/promises/ui/Reminders.tsx')),
  },
  {
    name: 'handovers',
    may: talkers,
    Panel: panel(() => import('#service/reception/ui/MyHandovers.tsx')),
  },
  {
    name: 'shifts',
    may: [...talkers, 'technician'],
    Panel: panel(() => import('#service/reception/ui/ShiftOffers.tsx')),
  },
  {
    name: 'team',
    may: [...talkers, 'technician'],
    Panel: panel(() => import('#service/reception/ui/TeamBoard.tsx')),
  },
  {
    name: 'todays visits',
    may: ['technician'],
    Panel: panel(() => import('#service/dispatch/ui/TodaysVisits.tsx')),
  },
  {
    name: 'my promises',
    may: talkers,
    Panel: panel(() => import('#service/reception/ui/MyPromises.tsx')),
  },
  {
    name: 'visits to re-plan',
    may: ['dispatcher', 'manager'],
    Panel: panel(() => import('#service/dispatch/ui/ToReplan.tsx')),
  },
  {
    name: 'unplanned visits',
    may: ['dispatcher', 'manager'],
    Panel: panel(() => import('#service/dispatch/ui/UnplannedPanel.tsx')),
  },
  {
    name: 'return visits',
    may: ['visitor', 'agent', 'manager'],
    Panel: panel(() => import('#service/followup/ui/OwedReturnVisits.tsx')),
  },
  {
    name: 'faults to judge',
    may: ['manager'],
    Panel: panel(() => import('#service/fieldwork/ui/ToAttribute.tsx')),
  },
]
