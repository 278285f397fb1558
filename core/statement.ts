import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from '#db/tables.ts'
import type { Context } from './context.ts'

/** Where a value stands in a text that was compiled once: its name, until it is bound. */
type Place = { readonly [PLACE]: string }
const PLACE = Symbol('place')

const isPlace = (one: unknown): one is Place => typeof one === 'object' && one !== null && PLACE in one

/** `the('customer')` in a text is what is given as `customer` when it is asked. */
export type The<Given> = <Name extends keyof Given & string>(name: Name) => RawBuilder<Given[Name]>

/** Either Kysely's builders or its `sql`: what can be compiled. */
type Text<Row> = { compile(db: never): CompiledQuery<Row> }

export type Statement<Given, Row> = {
  /** For `ctx.send`, where nobody waits for its rows, and for what is asked outside of a deed. */
  bind(ctx: Pick<Context, 'tx'>, given: Given): CompiledQuery<Row>
  rows(ctx: Context, given: Given): Promise<Row[]>
  first(ctx: Context, given: Given): Promise<Row | undefined>
}

/**
 * A statement whose text never changes: Kysely builds and compiles it once in a process, from then on values
 * are bound. For what is asked at every call or visit: building and compiling a statement of ten lines takes
 * 50 to 150 µs of the processor, binding it 2. Every value that differs must be `the(…)`: whatever else
 * `build` reads stays as it was the first time.
 */
export function statement<Given extends Record<string, unknown>, Row>(
  build: (db: Kysely<Tables>, the: The<Given>) => Text<Row>,
): Statement<Given, Row> {
  let text: CompiledQuery<Row> | undefined
  const bind = (ctx: Pick<Context, 'tx'>, given: Given): CompiledQuery<Row> => {
    text ??= build(ctx.tx, name => sql`${{ [PLACE]: name } satisfies Place}`).compile(ctx.tx as never)
    return { ...text, parameters: text.parameters.map(one => (isPlace(one) ? given[one[PLACE]] : one)) }
  }
  const rows = (ctx: Context, given: Given) => ctx.ask(bind(ctx, given))
  return { bind, rows, first: async (ctx, given) => (await rows(ctx, given))[0] }
}
