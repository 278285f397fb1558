import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** A panel of the home page. `may`: whose work it is. Panels ask for themselves; `count` rows at most. */
export type HomePanel = {
  name: string
  may: readonly string[]
  Panel: LazyExoticComponent<ComponentType>
}

export const panel = (load: () => Promise<{ default: ComponentType }>) => lazy(load)

/** My work today, in the order of urgency. A slice that owes somebody work adds its panel. */
export const homePanels: readonly HomePanel[] = []
