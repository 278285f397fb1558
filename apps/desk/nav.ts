import {
  ApartmentOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  BellOutlined,
  CalendarOutlined,
  CarOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  ContactsOutlined,
  ExportOutlined,
  FileProtectOutlined,
  FileTextOutlined,
  HomeOutlined,
  ImportOutlined,
  PhoneOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SmileOutlined,
  SolutionOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import type desk from './words/desk.zh-Hans.ts'

type NavWord = `desk.nav.${keyof (typeof desk)['nav']}`

/**
 * A line of the navigation. `may`: roles, as in an endpoint; the first four that a person may are a phone's
 * bar.
 */
export type Place = {
  to: string
  word: NavWord
  Icon: ComponentType
  may: readonly string[] | 'signed in'
}

export type PlaceGroup = { word: NavWord | null; places: readonly Place[] }

const everybody = ['agent', 'dispatcher', 'technician', 'visitor', 'manager', 'admin', 'auditor']
const readers = ['agent', 'dispatcher', 'visitor', 'manager', 'admin', 'auditor']
const talkers = ['agent', 'dispatcher', 'visitor', 'manager']
const office = ['manager', 'admin', 'auditor']

/** The navigation in the order of the work: a slice that brings a page adds its line. */
export const nav: readonly PlaceGroup[] = [
  {
    word: null,
    places: [
      { to: '/', word: 'desk.nav.home', Icon: HomeOutlined, may: everybody },
      { to: '/call', word: 'desk.nav.call', Icon: PhoneOutlined, may: ['agent', 'manager'] },
      { to: '/promises', word: 'desk.nav.promises', Icon: SafetyCertificateOutlined, may: talkers },
      { to: '/cases', word: 'desk.nav.cases', Icon: FileTextOutlined, may: readers },
      { to: '/answers', word: 'desk.nav.answers', Icon: ReadOutlined, may: everybody },
      { to: '/day-end', word: 'desk.nav.dayEnd', Icon: CheckSquareOutlined, may: talkers },
      {
        to: '/board',
        word: 'desk.nav.board',
        Icon: CarOutlined,
        may: ['agent', 'dispatcher', 'manager', 'auditor'],
      },
      { to: '/return-visits', word: 'desk.nav.returnVisits', Icon: CommentOutlined, may: talkers },
      { to: '/notices', word: 'desk.nav.notices', Icon: BellOutlined, may: readers },
    ],
  },
  {
    word: 'desk.nav.archive',
    places: [
      { to: '/customers', word: 'desk.nav.customers', Icon: ContactsOutlined, may: readers },
      {
        to: '/catalogue',
        word: 'desk.nav.catalogue',
        Icon: AppstoreOutlined,
        may: ['agent', 'manager', 'admin'],
      },
      { to: '/faults', word: 'desk.nav.faults', Icon: ToolOutlined, may: everybody },
      { to: '/imports', word: 'desk.nav.imports', Icon: ImportOutlined, may: office },
      { to: '/exports', word: 'desk.nav.exports', Icon: ExportOutlined, may: office },
      { to: '/figures', word: 'desk.nav.figures', Icon: BarChartOutlined, may: readers },
    ],
  },
  {
    word: 'desk.nav.organisation',
    places: [
      { to: '/staff', word: 'desk.nav.staff', Icon: TeamOutlined, may: office },
      { to: '/service-points', word: 'desk.nav.servicePoints', Icon: ApartmentOutlined, may: office },
      { to: '/teams', word: 'desk.nav.teams', Icon: SolutionOutlined, may: office },
      { to: '/duty', word: 'desk.nav.duty', Icon: ScheduleOutlined, may: everybody },
      { to: '/calendars', word: 'desk.nav.calendars', Icon: CalendarOutlined, may: office },
      { to: '/standards', word: 'desk.nav.standards', Icon: FileProtectOutlined, may: office },
      { to: '/conduct', word: 'desk.nav.conduct', Icon: SmileOutlined, may: office },
    ],
  },
]

/** The navigation of one person: what his roles include. */
export function navOf(roles: readonly string[]): PlaceGroup[] {
  const allowed = (place: Place) => place.may === 'signed in' || place.may.some(role => roles.includes(role))
  return nav
    .map(group => ({ ...group, places: group.places.filter(allowed) }))
    .filter(group => group.places.length > 0)
}
