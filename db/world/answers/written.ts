import { CARE } from './care.ts'
import { EN } from './en.ts'
import { FROST } from './frost.ts'
import { HANT } from './hant.ts'
import { HEAT } from './heat.ts'
import type { Written } from './pattern.ts'
import { SIGNALS } from './signals.ts'
import { WATER } from './water.ts'

/** The starter set: what 晨光太阳能 answers, in the order in which it was written down. */
export const WRITTEN: readonly Written[] = [...WATER, ...HEAT, ...FROST, ...SIGNALS, ...CARE, ...HANT, ...EN]
