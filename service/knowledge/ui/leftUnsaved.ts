import { mayPass } from '#core/web/failure.ts'

const AGAIN_MS = 5000
/** An hour without a network; after that the tab still asks before it is closed. */
const MOST_TRIES = 720

/** Drafts whose page was left before the server had their last words. */
const left = new Map<string, ReturnType<typeof setTimeout> | null>()
let askNoMore: (() => void) | null = null

/** The browser asks whether the tab is really to be closed, until this is called. */
export function askBeforeClosing(): () => void {
  const ask = (event: Event) => event.preventDefault()
  window.addEventListener('beforeunload', ask)
  return () => window.removeEventListener('beforeunload', ask)
}

/** Tries on for a draft that was left, until the server has it or says no; the tab asks before it closes. */
export function tryOn(id: string, flush: () => Promise<void>, tries = MOST_TRIES): void {
  const again = () =>
    flush().then(
      () => takeUp(id),
      fault => {
        if (!mayPass(fault)) takeUp(id)
        else if (left.has(id)) tryOn(id, flush, tries - 1)
      },
    )
  left.set(id, tries > 0 ? setTimeout(() => void again(), AGAIN_MS) : null)
  askNoMore ??= askBeforeClosing()
}

/** Who comes back to a draft sees to it himself. Answers whether it was still unsaved. */
export function takeUp(id: string): boolean {
  clearTimeout(left.get(id) ?? undefined)
  const was = left.delete(id)
  if (left.size === 0) {
    askNoMore?.()
    askNoMore = null
  }
  return was
}
