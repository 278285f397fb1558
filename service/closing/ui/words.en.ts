import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  missing: 'Missing before it may close',
  nothingMissing: 'Everything is done; it may close.',
  close: 'Close',
  closeTitle: 'Close this case',
  word: 'Last word',
  wordHint: 'One sentence for whoever reads this next year',
  wordNeeded: 'Please say why it ends like this.',
  until: 'by {{at}}',
  toVisits: 'See the visits',
  toAsk: 'Make the return visit',
  toHeard: 'See what was heard',
  toHandover: 'See the hand-over',
  closedBefore_one: 'Closed before, and opened again',
  closedBefore_other: 'Closed {{count}} times before, and opened again',
  wasClosed: 'Closed {{at}} by {{name}}',
  wasReopened: 'Opened again {{at}} by {{name}}',
  reopen: 'Open again',
  reopenTitle: 'Open this case again',
  why: 'Why',
  whyHint: 'In the customer’s own words',
  willOwe: 'What the customer is promised then',
  owesNothing: 'The standards promise nothing for a case that is opened again.',
  nothingLeft:
    'Its time was used up: it is due at once. The time for which the case was closed does not count',
  policies: {
    continue:
      'It goes on with what was left, {{time}}; the time for which the case was closed does not count',
    restart: 'It has all of its time again, from now on',
    'new cycle': 'A new promise, by the standard for cases opened again',
  },
  refusals: {
    'say why it ends like this': 'Please say why it ends like this.',
    'a promise is still open': 'A promise is still open.',
    'a visit is still planned': 'A visit is still planned.',
    'a visit is not finished': 'A visit has not ended yet.',
    'the work is not finished': 'The last visit did not finish the work.',
    'the return visit is missing': 'The return visit is missing.',
    'it still does not work': 'The return visit heard that it still does not work.',
    'a hand-over is waiting': 'A hand-over is waiting for its answer.',
    'nothing was done yet': 'Nothing was done yet.',
  },
} satisfies Words<typeof hans>
