import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  title: 'Answer centre',
  kinds: { answer: 'Answer', lesson: 'One-minute lesson' },
  audiences: { internal: 'Internal', customer: 'For customers' },
  confidences: {
    'work in progress': 'In progress',
    'not validated': 'Not validated',
    validated: 'Validated',
    archived: 'Archived',
  },
  dangers: {
    roof: 'on the roof',
    current: 'electric shock',
    scalding: 'scalding',
    falling: 'falling parts',
    gas: 'gas',
    pressure: 'under pressure',
  },
  levels: { symptom: 'Symptom', section: 'Section', cause: 'Cause' },
  refusals: {},
  events: {},
} satisfies Words<typeof hans>
