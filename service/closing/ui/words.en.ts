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
  mayNotYet: 'It cannot close yet: {{what}}',
  reopen: 'Open again',
  reopenTitle: 'Open this case again',
  why: 'Why',
  whyHint: 'In the customer’s own words',
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
