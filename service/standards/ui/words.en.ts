import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  refusals: {
    'published meanwhile': 'Somebody published new standards just now; please look at them first.',
    'nobody announces this event': 'There is no such event; please check its name.',
    'the past is not changed': 'A standard cannot begin in the past.',
    'a promise needs time': 'A promise needs time; please give the minutes.',
  },
  events: { 'standard set': 'Standard set', 'book published': 'Standards published' },
} satisfies Words<typeof hans>
