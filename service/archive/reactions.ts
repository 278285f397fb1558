import { reaction } from '#core/reactions.ts'
import { writeSome } from './actions/write-list.ts'

/** A list is written some hundred rows a transaction; each reaction does one and announces the next. */
export const reactions = [
  reaction({
    name: 'archive: a list begins to be written',
    on: 'list import started',
    do: (ctx, entry) => writeSome(ctx, entry.subject),
  }),
  reaction({
    name: 'archive: a list goes on being written',
    on: 'list rows imported',
    do: (ctx, entry) => writeSome(ctx, entry.subject),
  }),
]
