import { reaction } from '#core/reactions.ts'
import { goOn } from './actions/list-stages.ts'
import { GOES_ON } from './rules/stages.ts'

/** A list goes on some hundred rows a transaction; each reaction does some and announces the next. */
export const reactions = [
  reaction({
    name: GOES_ON,
    on: 'list goes on',
    do: (ctx, entry) => goOn(ctx, entry.subject, Number((entry.data as { turn?: number }).turn)),
  }),
]
