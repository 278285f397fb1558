import type { Words } from '#core/web/words.ts'
import type hans from './contracts.zh-Hans.ts'

export default {
  title: 'Service contracts',
  none: 'No service contract is noted.',
  plan: 'Service contract',
  planHint: 'As the standards name it, such as Gold care',
  add: 'Note a contract',
  device: 'For',
  allDevices: 'Every device of the customer',
  from: 'First day',
  until: 'Last day',
  span: '{{from}} to {{until}}',
  standings: { 'in force': 'In force', 'to come': 'To come', over: 'Over' },
  end: 'End sooner',
  endOf: 'End “{{plan}}” sooner',
  lastDay: 'Last day',
} satisfies Words<typeof hans>
