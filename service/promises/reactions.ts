import { reaction } from '#core/reactions.ts'
import { adoptStandard, followCase, followOn } from './following.ts'
import { documentMailed } from './mailed.ts'

export const reactions = [
  reaction({
    name: 'promises: follow the book',
    on: 'book published',
    do: ctx => adoptStandard(ctx, 'book'),
  }),
  reaction({
    name: 'promises: follow a calendar',
    on: 'calendar changed',
    do: ctx => adoptStandard(ctx, 'calendar'),
  }),
  reaction({
    name: 'promises: follow official days',
    on: 'official days imported',
    do: ctx => adoptStandard(ctx, 'calendar'),
  }),
  reaction({
    name: 'promises: follow the hours of a point',
    on: 'service point changed',
    do: async (ctx, entry) => {
      const { hours } = entry.data as { hours?: boolean }
      if (hours === true) await adoptStandard(ctx, 'calendar')
    },
  }),
  reaction({
    name: 'promises: the next batch follows',
    on: 'promises follow the book',
    do: (ctx, entry) => followOn(ctx, entry.subject),
  }),
  reaction({
    name: 'promises: a document has left',
    on: 'answer mailed',
    do: documentMailed,
  }),
  reaction({
    name: 'promises: follow a case',
    on: 'case amended',
    do: (ctx, entry) => followCase(ctx, entry.subject),
  }),
]
