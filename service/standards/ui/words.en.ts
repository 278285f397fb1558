import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  refusals: {
    'nobody announces this event': 'There is no such event; please check its name.',
    'the past is not changed': 'A standard cannot begin in the past.',
    'a promise needs time': 'A promise needs time; please give the minutes.',
  },
  events: { 'standard set': 'Standard set' },
} satisfies Words<typeof hans>
