import type { Words } from '#core/web/words.ts'
import type hans from './words.zh-Hans.ts'

export default {
  conversations: 'Conversations',
  channel: 'By',
  channels: {
    phone: 'Phone',
    'walk-in': 'Walk-in',
    letter: 'Letter',
    'e-mail': 'E-mail',
    web: 'Web',
    wechat: 'WeChat',
  },
  directions: { in: 'From the customer', out: 'From us' },
  contact: 'With',
  himself: 'The customer',
  said: 'What was said',
  toldCustomer: 'What you told the customer',
  toldHint: 'One sentence, as you said it',
  notReached: 'Not reached',
  none: 'No conversations yet',
  loggedLater: 'noted {{at}}',
  events: { 'conversation logged': 'Conversation on record' },
  refusals: {
    'it has not happened yet': 'This has not happened yet, so it cannot be noted.',
    'too long ago to be logged': 'This is more than 30 days ago; please write it as a note.',
    'not a contact of this customer': 'This contact does not belong to this customer.',
    'only an outgoing call can miss somebody': 'Only a call from us can fail to reach somebody.',
    'what was said is missing': 'Please note what was said.',
  },
} satisfies Words<typeof hans>
