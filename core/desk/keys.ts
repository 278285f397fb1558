import type { KeyboardEvent } from 'react'
import { isComposing } from '../web/ime.ts'

const STOPS = 'input, textarea, select, button, a[href], [tabindex]'

/** What Tab would reach within an element, in the order of the page; of a choice only what is chosen. */
function stopsIn(within: Element): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(STOPS)].filter(
    one =>
      one.tabIndex >= 0 &&
      !one.matches(':disabled, [type=hidden]') &&
      one.getClientRects().length > 0 &&
      !(one instanceof HTMLInputElement && one.type === 'radio' && !isTheOne(one)),
  )
}

/** Of radios that belong together, Tab stops at the chosen one, else at the first that can be chosen. */
function isTheOne(radio: HTMLInputElement): boolean {
  if (radio.checked || radio.name === '') return true
  const group = [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(radio.name)}"]`)]
  return !group.some(one => one.checked) && group.find(one => !one.disabled) === radio
}

/** Puts the cursor on the first thing of a part of the page. False: there is none. */
export function focusFirst(within: Element | null | undefined): boolean {
  const first = within ? stopsIn(within)[0] : undefined
  first?.focus()
  return first !== undefined
}

/** Puts the cursor on the next field of the form: past the whole field that `part` belongs to. */
export function focusAfter(part: Element): void {
  const field = part.closest('.ant-form-item') ?? part
  const form = field.closest('form')
  if (form === null) return
  const next = stopsIn(form).find(
    one => field.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING,
  )
  next?.focus()
}

/**
 * After what this key has changed stands on the page (React draws before the key's event ends): fields come
 * and go with a choice, and the next key, however fast, must find the cursor there.
 */
export const onceDrawn = (work: () => void): void => queueMicrotask(work)

/** Which of the first nine a plain digit means, from 0; null for any other key. */
export function digitOf(event: KeyboardEvent, alt = false): number | null {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey !== alt) return null
  // With Alt a Mac writes another sign on the same key: the key counts, not its sign.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1]
  return digit === undefined ? null : Number(digit) - 1
}
