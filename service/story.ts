import type { Slice } from '#core/slice.ts'
import { events as archiveEvents } from './archive/contract.ts'
import { reactions as archiveReactions } from './archive/reactions.ts'
import { finds as archiveFinds, routes as archiveRoutes } from './archive/routes.ts'
import { events as caseEvents } from './cases/contract.ts'
import { reactions as caseReactions } from './cases/reactions.ts'
import { finds as caseFinds, routes as caseRoutes } from './cases/routes.ts'
import { events as closingEvents } from './closing/contract.ts'
import { routes as closingRoutes } from './closing/routes.ts'
import { events as dispatchEvents } from './dispatch/contract.ts'
import { routes as dispatchRoutes } from './dispatch/routes.ts'
import { events as fieldworkEvents } from './fieldwork/contract.ts'
import { routes as fieldworkRoutes } from './fieldwork/routes.ts'
import { events as followupEvents } from './followup/contract.ts'
import { routes as followupRoutes } from './followup/routes.ts'
import { noticeEvents } from './hotline/contract/notices.ts'
import { events as hotlineEvents } from './hotline/contract.ts'
import { rounds as hotlineRounds } from './hotline/notices/carry.ts'
import { routes as hotlineRoutes } from './hotline/routes.ts'
import { routes as insightRoutes } from './insight/routes.ts'
import { events as faultEvents } from './knowledge/contract/faults.ts'
import { importEvents } from './knowledge/contract/imports.ts'
import { notFoundEvents } from './knowledge/contract/not-found.ts'
import { events as publicEvents } from './knowledge/contract/public.ts'
import { events as synonymEvents } from './knowledge/contract/synonyms.ts'
import { events as useEvents } from './knowledge/contract/uses.ts'
import { events as knowledgeEvents } from './knowledge/contract.ts'
import { faultRoutes } from './knowledge/fault-routes.ts'
import { rounds as knowledgeRounds } from './knowledge/following/rounds.ts'
import { importReactions, importRoutes } from './knowledge/import-routes.ts'
import { listRoutes } from './knowledge/list-routes.ts'
import { routes as knowledgeRoutes } from './knowledge/routes.ts'
import { searchRoutes } from './knowledge/search-routes.ts'
import { useRoutes } from './knowledge/use-routes.ts'
import { events as peopleEvents } from './people/contract.ts'
import { crons as peopleCrons } from './people/crons.ts'
import { routes as peopleRoutes } from './people/routes.ts'
import { clockRoutes } from './promises/clock-routes.ts'
import { events as clockEvents } from './promises/contract/clocks.ts'
import { events as raisingEvents } from './promises/contract/raisings.ts'
import { events as promiseEvents } from './promises/contract.ts'
import { pauseRoutes } from './promises/pause-routes.ts'
import { reactions as promiseReactions } from './promises/reactions.ts'
import { routes as promiseRoutes } from './promises/routes.ts'
import { rounds as promiseRounds } from './promises/sweep.ts'
import { events as receptionEvents } from './reception/contract.ts'
import { rounds as receptionRounds } from './reception/rounds.ts'
import { routes as receptionRoutes } from './reception/routes.ts'
import { events as standardsEvents } from './standards/contract.ts'
import { routes as standardsRoutes } from './standards/routes.ts'

/**
 * The business in the order of the life of a case. Imports and foreign keys point up this list, never down.
 */
export const story: readonly Slice[] = [
  { name: 'people', events: peopleEvents, routes: peopleRoutes, crons: peopleCrons },
  {
    name: 'archive',
    events: archiveEvents,
    routes: archiveRoutes,
    reactions: archiveReactions,
    finds: archiveFinds,
  },
  {
    name: 'knowledge',
    events: [
      ...knowledgeEvents,
      ...faultEvents,
      ...synonymEvents,
      ...publicEvents,
      ...useEvents,
      ...notFoundEvents,
      ...importEvents,
    ],
    routes: [
      ...knowledgeRoutes,
      ...faultRoutes,
      ...listRoutes,
      ...searchRoutes,
      ...useRoutes,
      ...importRoutes,
    ],
    rounds: knowledgeRounds,
    reactions: importReactions,
  },
  { name: 'standards', events: standardsEvents, routes: standardsRoutes },
  {
    name: 'hotline',
    events: [...hotlineEvents, ...noticeEvents],
    routes: hotlineRoutes,
    rounds: hotlineRounds,
  },
  { name: 'cases', events: caseEvents, routes: caseRoutes, reactions: caseReactions, finds: caseFinds },
  {
    name: 'promises',
    events: [...promiseEvents, ...clockEvents, ...raisingEvents],
    routes: [...promiseRoutes, ...clockRoutes, ...pauseRoutes],
    reactions: promiseReactions,
    rounds: promiseRounds,
  },
  { name: 'reception', events: receptionEvents, routes: receptionRoutes, rounds: receptionRounds },
  { name: 'dispatch', events: dispatchEvents, routes: dispatchRoutes },
  { name: 'fieldwork', events: fieldworkEvents, routes: fieldworkRoutes },
  { name: 'followup', events: followupEvents, routes: followupRoutes },
  { name: 'closing', events: closingEvents, routes: closingRoutes },
  { name: 'insight', routes: insightRoutes },
]
