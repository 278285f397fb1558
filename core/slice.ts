import type { Context } from './context.ts'
import type { Uuid } from './ids.ts'
import type { Carrier, Cron } from './jobs.ts'
import type { Reaction } from './reactions.ts'
import type { Round } from './rounds.ts'
import type { AnyRoute } from './routes.ts'

/** What a search hit shows. `title` and `detail` are already masked for the asking role. */
export type Card = { id: Uuid; title: string; detail: string; of?: Uuid | null }

/** A kind of thing that the search box finds; the slice that owns it draws its cards. */
export type Findable = { kind: string; cards(ctx: Context, ids: readonly Uuid[]): Promise<Card[]> }

/** One chapter of the story, as core sees it: data, no behaviour of its own. */
export type Slice = {
  readonly name: string
  readonly events?: readonly string[]
  readonly routes?: readonly AnyRoute[]
  readonly reactions?: readonly Reaction[]
  readonly finds?: readonly Findable[]
  readonly carriers?: readonly Carrier[]
  readonly crons?: readonly Cron[]
  readonly rounds?: readonly Round[]
}
