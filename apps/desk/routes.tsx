import { createBrowserRouter, type RouteObject } from 'react-router'
import { Waiting } from '#core/desk/states.tsx'
import { Broken } from './pages/Broken.tsx'
import { Shell } from './shell/Shell.tsx'

/**
 * Every page of desk by its address; each is a chunk of its own, fetched when somebody goes there. A page file
 * exports `Component`. Address parameters are ids.
 */
const pages: RouteObject[] = [
  { index: true, lazy: () => import('./pages/Home.tsx') },
  { path: 'staff', lazy: () => import('./pages/people/Staff.tsx') },
  { path: 'staff/:id', lazy: () => import('./pages/people/StaffMember.tsx') },
  { path: 'service-points', lazy: () => import('./pages/people/ServicePoints.tsx') },
  { path: 'teams', lazy: () => import('./pages/people/Teams.tsx') },
  { path: 'duty', lazy: () => import('./pages/people/Duty.tsx') },
  { path: 'calendars', lazy: () => import('./pages/people/Calendars.tsx') },
  { path: '*', lazy: () => import('./pages/NotFound.tsx') },
]

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: Broken,
    children: [{ ErrorBoundary: Broken, HydrateFallback: Waiting, children: pages }],
  },
])
