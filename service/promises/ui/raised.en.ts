import type { Words } from '#core/web/words.ts'
import type hans from './raised.zh-Hans.ts'

export default {
  chips: { damage: 'Losses', vulnerable: 'Extra care' },
  raise: 'One step up',
  title: 'This case goes one step up',
  why: 'Why',
  whys: { damage: 'The customer is losing by it', vulnerable: 'Somebody there needs extra care' },
  lost: 'What is being lost',
  lostHint: 'In the customer’s words, e.g. the fax machine is full of orders',
  onlyThis:
    'Somebody old or very young, say, or not well. Only “Extra care” is noted, not who it is and not why.',
  effect: 'From now on each reminder tells the next one up, too. What the customer was promised stays.',
  label: 'Anything special?',
  by: '{{name}}, {{at}}',
  takeBack: 'Take back',
  takeBackTitle: 'Take back “{{why}}”',
  takeBackEffect:
    'Reminders then take their usual steps; those that were sent stay. Who took it back is kept.',
  keep: 'Leave it',
  aSecondPerson: 'Whoever raised it cannot take it back: a colleague can.',
} satisfies Words<typeof hans>
