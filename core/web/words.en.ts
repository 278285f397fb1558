import type { Words } from './words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  failure: {
    'signed out': { title: 'Please sign in', text: 'Your session has ended. Please sign in again.' },
    forbidden: {
      title: 'This needs another role',
      text: 'Your role does not include this. If your work needs it, ask the administrator to add it.',
    },
    unknown: { title: 'Nothing here', text: 'What you look for does not exist, or is not yours to see.' },
    refusals: {
      'this command id was used for something else':
        'This step was already used for something else. Please reload the page and try again.',
    },
    unreadables: {
      'This is not a phone number.': 'This does not look like a phone number.',
      'No phone can be read here.': 'This does not look like a phone number.',
      'not a time zone': 'There is no such time zone.',
    },
    refused: { title: 'This was not done', text: 'The system did not accept this step.' },
    unreadable: { title: 'Something could not be read', text: 'Please check what was filled in.' },
    'too many': { title: 'One moment, please', text: 'Too many requests. Please try again in a minute.' },
    offline: { title: 'No connection', text: 'No answer came. Please check the network and try again.' },
    broken: {
      title: 'Something went wrong',
      text: 'It was written down. Please try again; if it stays, tell the administrator.',
    },
  },
  refusals: {
    'this command id was used for something else':
      'This step was already used for something else. Please reload the page and try again.',
  },
  unreadables: {
    'This is not a phone number.': 'This does not look like a phone number.',
    'No phone can be read here.': 'This does not look like a phone number.',
    'not a time zone': 'There is no such time zone.',
  },
  refused: 'This was not done ({{code}}).',
  retry: 'Try again',
  more: 'Show more',
  loading: 'Reading…',
  nothing: 'Nothing here yet',
  home: 'Back to the home page',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  closeWindow: 'Close this window',
  yes: 'Yes',
  no: 'No',
  required: 'Please fill this in',
  checkFields: 'A few things need another look; they are marked below.',
  day: 'Day',
  time: 'Time',
  attachments: {
    title: 'Files',
    choose: 'Add files',
    sending: 'Sending {{name}}',
    hint: 'You can also drop files here, or paste a screenshot.',
    empty: 'the file is empty',
    failed: '{{name}} was not added: {{why}}',
    takeAway: 'Take {{name}} away',
    takeAwayShort: 'Take away',
    sure: 'It will not be shown any more. Who took it away stays on record.',
  },
  sent: '{{percent}}% sent',
  quickTimes: 'Usual times',
  dayHint: 'e.g. 2024-3-5',
  noDay: 'This is not a date; write it like 2024-3-5',
  byItself: 'the system',
  sendKeys: 'Ctrl + Enter',
  offlineBanner: 'You are offline. What you see may be out of date; it will refresh by itself.',
} satisfies Words<typeof hans>
