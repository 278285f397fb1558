import { createBrowserRouter, type RouteObject } from 'react-router'
import { Waiting } from '#core/desk/states.tsx'
import { Broken } from './pages/Broken.tsx'
import { Shell } from './shell/Shell.tsx'

/**
 * Every page of desk by its address; each is a chunk of its own, fetched when somebody goes there. A page
 * file exports `Component`. Address parameters are ids.
 */
const pages: RouteObject[] = [
  { index: true, lazy: () => import('./pages/Home.tsx') },
  { path: 'call', lazy: () => import('./pages/calls/Call.tsx') },
  { path: 'answers', lazy: () => import('./pages/knowledge/Answers.tsx') },
  { path: 'answers/not-found', lazy: () => import('./pages/knowledge/NotFound.tsx') },
  { path: 'answers/to-review', lazy: () => import('./pages/knowledge/ToReview.tsx') },
  { path: 'answers/contradicted', lazy: () => import('./pages/knowledge/Contradicted.tsx') },
  { path: 'answers/models-without', lazy: () => import('./pages/knowledge/ModelsWithout.tsx') },
  { path: 'answers/from-case/:id', lazy: () => import('./pages/knowledge/FromCase.tsx') },
  { path: 'answers/new', lazy: () => import('./pages/knowledge/EditAnswer.tsx') },
  { path: 'answers/:id', lazy: () => import('./pages/knowledge/Answer.tsx') },
  { path: 'answers/:id/edit', lazy: () => import('./pages/knowledge/EditAnswer.tsx') },
  { path: 'answers/:id/editions', lazy: () => import('./pages/knowledge/Editions.tsx') },
  { path: 'promises', lazy: () => import('./pages/promises/MyPromises.tsx') },
  { path: 'promises/shift', lazy: () => import('./pages/promises/Shift.tsx') },
  { path: 'promises/team', lazy: () => import('./pages/promises/Team.tsx') },
  { path: 'promises/ledger', lazy: () => import('./pages/promises/Ledger.tsx') },
  { path: 'day-end', lazy: () => import('./pages/cases/DayEnd.tsx') },
  { path: 'cases', lazy: () => import('./pages/cases/Cases.tsx') },
  { path: 'cases/:id', lazy: () => import('./pages/cases/Case.tsx') },
  { path: 'board', lazy: () => import('./pages/dispatch/Board.tsx') },
  { path: 'print/labels', lazy: () => import('./pages/print/Labels.tsx') },
  { path: 'print/visits/:id', lazy: () => import('./pages/print/Visit.tsx') },
  { path: 'return-visits', lazy: () => import('./pages/followup/Owed.tsx') },
  { path: 'return-visits/unhappy', lazy: () => import('./pages/followup/Unhappy.tsx') },
  { path: 'return-visits/made', lazy: () => import('./pages/followup/Made.tsx') },
  { path: 'return-visits/:id', lazy: () => import('./pages/followup/ReturnVisit.tsx') },
  { path: 'customers', lazy: () => import('./pages/archive/Customers.tsx') },
  { path: 'customers/new', lazy: () => import('./pages/archive/NewCustomer.tsx') },
  { path: 'customers/:id', lazy: () => import('./pages/archive/Customer.tsx') },
  { path: 'customers/:id/merge', lazy: () => import('./pages/archive/merging/MergeCustomer.tsx') },
  { path: 'devices/:id/merge', lazy: () => import('./pages/archive/merging/MergeDevice.tsx') },
  { path: 'duplicates', lazy: () => import('./pages/archive/merging/Duplicates.tsx') },
  { path: 'duplicates/devices', lazy: () => import('./pages/archive/merging/DuplicateDevices.tsx') },
  { path: 'duplicates/merged', lazy: () => import('./pages/archive/merging/MergedCustomers.tsx') },
  { path: 'duplicates/merged-devices', lazy: () => import('./pages/archive/merging/MergedDevices.tsx') },
  { path: 'customers/:id/edit', lazy: () => import('./pages/archive/EditCustomer.tsx') },
  { path: 'customers/:id/devices/new', lazy: () => import('./pages/archive/NewDevice.tsx') },
  { path: 'devices/:id', lazy: () => import('./pages/archive/Device.tsx') },
  { path: 'devices/:id/edit', lazy: () => import('./pages/archive/EditDevice.tsx') },
  { path: 'catalogue', lazy: () => import('./pages/archive/Catalogue.tsx') },
  { path: 'product-lines/:id', lazy: () => import('./pages/archive/ProductLine.tsx') },
  { path: 'models/:id', lazy: () => import('./pages/archive/Model.tsx') },
  { path: 'faults', lazy: () => import('./pages/knowledge/Faults.tsx') },
  { path: 'synonyms', lazy: () => import('./pages/knowledge/Synonyms.tsx') },
  { path: 'public-answers', lazy: () => import('./pages/knowledge/PublicAnswers.tsx') },
  { path: 'imports', lazy: () => import('./pages/imports/Imports.tsx') },
  { path: 'imports/answers', lazy: () => import('./pages/imports/AnswerLists.tsx') },
  { path: 'imports/answers/:id', lazy: () => import('./pages/imports/AnswerList.tsx') },
  { path: 'imports/:id', lazy: () => import('./pages/imports/Import.tsx') },
  { path: 'exports', lazy: () => import('./pages/exports/Exports.tsx') },
  { path: 'figures', lazy: () => import('./pages/insight/Figures.tsx') },
  { path: 'figures/behind', lazy: () => import('./pages/insight/Behind.tsx') },
  { path: 'staff', lazy: () => import('./pages/people/Staff.tsx') },
  { path: 'staff/:id', lazy: () => import('./pages/people/StaffMember.tsx') },
  { path: 'service-points', lazy: () => import('./pages/people/ServicePoints.tsx') },
  { path: 'teams', lazy: () => import('./pages/people/Teams.tsx') },
  { path: 'duty', lazy: () => import('./pages/people/Duty.tsx') },
  { path: 'calendars', lazy: () => import('./pages/people/Calendars.tsx') },
  { path: 'standards', lazy: () => import('./pages/standards/Standards.tsx') },
  { path: 'conduct', lazy: () => import('./pages/fieldwork/Conduct.tsx') },
  { path: 'notices', lazy: () => import('./pages/notices/Notices.tsx') },
  { path: 'notices/settings', lazy: () => import('./pages/notices/NoticeSettings.tsx') },
  { path: 'account', lazy: () => import('./pages/people/Account.tsx') },
  { path: '*', lazy: () => import('./pages/NotFound.tsx') },
]

/** Fetches the first page at once, so not before what a page needs is there (main.tsx: `Temporal`). */
export const openRouter = () =>
  createBrowserRouter([
    {
      path: '/',
      Component: Shell,
      ErrorBoundary: Broken,
      children: [{ ErrorBoundary: Broken, HydrateFallback: Waiting, children: pages }],
    },
  ])
