import { reaction } from '#core/reactions.ts'
import { recordFromList, takeOutOfList } from './from-lists.ts'
import { FROM_LISTS, MORE_OUT, OUT_WITH_LISTS } from './rules/past.ts'

/** Lists that come in tell of past services, too; a list that is taken back takes them along. */
export const reactions = [
  reaction({
    name: FROM_LISTS,
    on: 'list rows imported',
    do: (ctx, entry) => recordFromList(ctx, entry.subject, entry.data as { from: number; upTo: number }),
  }),
  reaction({
    name: OUT_WITH_LISTS,
    on: 'list undo started',
    do: (ctx, entry) => takeOutOfList(ctx, entry.subject),
  }),
  reaction({
    name: MORE_OUT,
    on: 'past services go out',
    do: (ctx, entry) => takeOutOfList(ctx, entry.subject),
  }),
]
