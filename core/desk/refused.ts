import { createContext, useContext } from 'react'
import type { Failure } from '../web/failure.ts'

/** The last no to the form that a field stands in; null while there is none. */
export const Refused = createContext<Failure | null>(null)

/** For a field that can do something about the no: alternatives come with it in `details`. */
export const useRefused = (): Failure | null => useContext(Refused)
