import type { House } from '#core/house.ts'
import type { Crew } from './crew.ts'

export async function loadDays(_house: House, _crew: Crew): Promise<boolean> {
  return false
}
