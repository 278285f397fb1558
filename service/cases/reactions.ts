import { reaction } from '#core/reactions.ts'
import { recordFromList, takeOutOfList } from './from-lists.ts'
import { FROM_LISTS } from './rules/past.ts'

/** Lists that come in tell of past services, too; a list that is taken back takes them along. */
export const reactions = [
  reaction({
    name: FROM_LISTS,
    on: 'list rows imported',
    do: (ctx, entry) => recordFromList(ctx, entry.subject, entry.data as { from: number; upTo: number }),
  }),
  reaction({
    name: 'cases: past services of a list go out',
    on: 'list undo started',
    do: (ctx, entry) => takeOutOfList(ctx, entry.subject),
  }),
  reaction({
    name: 'cases: more past services of a list go out',
    on: 'past services go out',
    do: (ctx, entry) => takeOutOfList(ctx, entry.subject),
  }),
]
