import type { Words } from '#core/web/words.ts'
import type hans from './synonyms.zh-Hans.ts'

export default {
  title: 'Synonyms',
  about:
    'Customers say the same thing in different words. Whoever searches for one of them finds the others, too. The shipped groups hold as well; your own are added here.',
  words: 'Words that mean the same',
  wordsHint: 'Type a word and press Enter; two at least',
  add: 'Add a group',
  takeBack: 'Take back',
  takeBackNamed: 'Take back “{{words}}”',
  by: '{{at}}, {{by}}',
  notedBy: 'Noted by',
  takenBack: 'Taken back last',
  takenBackBy: 'Taken back by',
  none: 'No synonyms of your own yet',
  noneMore: 'What people call it here, the old name of a model, what callers often mistype: all belong here.',
} as const satisfies Words<typeof hans>
