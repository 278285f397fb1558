import type { Words } from '#core/web/words.ts'
import type hans from './desk.zh-Hans.ts'

export default {
  name: 'Yinuo',
  motto: 'Every promise to a customer finds its way home.',
  back: 'Back',
  skip: 'Skip to the content',
  nav: {
    label: 'Main navigation',
    home: 'Today',
    staff: 'Staff',
    servicePoints: 'Service points',
    teams: 'Teams and skills',
    duty: 'Shifts and absences',
    calendars: 'Working calendars',
    organisation: 'Organisation',
    more: 'More',
    fold: 'Fold the navigation',
    unfold: 'Unfold the navigation',
  },
  find: {
    label: 'Search',
    hint: 'Last 4 digits, name, pinyin initials, address, serial…',
    shortcut: 'Press {{key}} to search',
    none: 'Nothing found for “{{text}}”. Try the last 4 digits of the phone, or the initials of the name.',
    found_one: '{{count}} result',
    found_other: '{{count}} results',
    fuzzy: 'Similar results',
    keys: '↑ ↓ to choose, Enter to open, Esc to close',
    shorter: 'Type a little more',
  },
  menu: {
    account: 'My account',
    password: 'Change password',
    signOut: 'Sign out',
    company: 'Switch company',
    language: 'Language',
    shade: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'As the system',
  },
  home: {
    title: 'Today',
    hello: 'Good to see you, {{name}}',
    quiet: 'Nothing is waiting for you today.',
    quietMore: 'When work comes to you, it appears here.',
  },

  broken:
    'The system was just updated, or this page has a fault. Reload and try again; if it stays, tell the administrator.',
  reload: 'Reload the page',
} satisfies Words<typeof hans>
