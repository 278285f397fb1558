import type { KeyboardEvent } from 'react'

/**
 * True while an input method is composing: this Enter chooses a candidate and must not send anything.
 * 229 is what Safari reports for the Enter that ends a composition, after `isComposing` is already false.
 */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229
}
