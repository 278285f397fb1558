import type { AnswerRead } from './answerShapes.ts'

type Fault = { id: string; code: string; name: string }

/** Names of lines, models and faults that were read or chosen here: contents hold ids only. */
export type Known = { names: Map<string, string>; faults: Map<string, Fault> }

export const knownNothing = (): Known => ({ names: new Map(), faults: new Map() })

type Named = Pick<AnswerRead, 'lines' | 'models' | 'faults'>

/** Keeps the names that came with an answer or an edition. */
export function learn(known: Known, { lines, models, faults }: Named): Known {
  for (const { id, name } of [...lines, ...models]) known.names.set(id, name)
  for (const fault of faults) known.faults.set(fault.id, fault)
  return known
}
