import type { Words } from '#core/web/words.ts'
import type hans from './public.zh-Hans.ts'

export default {
  title: "Customers' page",
  where: 'Where customers read',
  link: 'Address',
  found: 'They find',
  answers_one: '{{count}} answer',
  answers_other: '{{count}} answers',
  text: 'No sign-in; the label on a machine leads there, too. Only answers for customers that are neither being written nor archived appear. Internal ones are never found or counted.',
  change: 'Change the address',
  word: 'The word in the address',
  wordMore:
    '3 to 40 small letters, digits or hyphens, easy to read out on the phone. The old address opens nothing afterwards.',
} as const satisfies Words<typeof hans>
