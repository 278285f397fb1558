import type { Context } from '#core/context.ts'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { known, Refusal, refuse, refusing } from '#core/refusal.ts'
import { nameKey } from '../rules.ts'
import { countLines, insertLine, insertModel, productLine, updateLine, updateModel } from '../store/models.ts'

export const MOST_LINES = 500
const TAKEN = { unique: 'there is one of this name' }

export async function addProductLine(ctx: Context, name: string): Promise<Uuid> {
  refuse((await countLines(ctx)) >= MOST_LINES ? 'too many product lines' : null)
  const id = uuidv7()
  await refusing(TAKEN, () => insertLine(ctx, { id, name, name_key: nameKey(name) }))
  await announce(ctx, 'product line added', id)
  return id
}

/** @throws Unknown, Refusal */
export async function editProductLine(ctx: Context, id: Uuid, name: string): Promise<void> {
  const written = await refusing(TAKEN, () => updateLine(ctx, id, { name, name_key: nameKey(name) }))
  known(written)
  await announce(ctx, 'product line edited', id)
}

type ModelEntry = { name: string; productLine: Uuid | null }

export async function addModel(ctx: Context, entry: ModelEntry): Promise<Uuid> {
  await checkLine(ctx, entry)
  const id = uuidv7()
  await refusing(TAKEN, () => insertModel(ctx, { id, ...columns(entry) }))
  await announce(ctx, 'model added', id)
  return id
}

/** @throws Unknown, Refusal */
export async function editModel(ctx: Context, id: Uuid, entry: ModelEntry): Promise<void> {
  await checkLine(ctx, entry)
  known(await refusing(TAKEN, () => updateModel(ctx, id, columns(entry))))
  await announce(ctx, 'model edited', id)
}

const columns = ({ name, productLine }: ModelEntry) => ({
  name,
  name_key: nameKey(name),
  product_line_id: productLine,
})

async function checkLine(ctx: Context, { productLine: line }: ModelEntry): Promise<void> {
  if (line !== null && !(await productLine(ctx, line))) throw new Refusal('no such product line')
}
