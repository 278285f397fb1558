import { useEffect, useSyncExternalStore } from 'react'
import { type Uuid, uuidv7 } from '#core/ids.ts'
import { Failure } from '#core/web/failure.ts'
import { send } from '#core/web/send.ts'
import { sendFile } from '#core/web/sendFile.ts'
import { keepPhoto } from './endpoints.ts'
import { forgetPhoto, storedPhotos, storePhoto, type WaitingPhoto } from './photoStore.ts'

/** What becomes of it: waiting for the network, being sent, or refused by the house, with the reason. */
export type Waiting = WaitingPhoto & {
  state: 'waiting' | 'sending' | 'refused'
  failure: Failure | null
  /** Whether other pages of this phone know it, too: not where the browser keeps nothing. */
  stored: boolean
}

/** The event `online` is a hint only: a phone in a cellar says that it is there. */
const AGAIN_MS = 20_000
/** So long one page waits for another to have sent its photos. */
const TURN_MS = 60_000

let all: readonly Waiting[] = []
let sending: Promise<void> | null = null
const watchers = new Set<() => void>()

function change(next: readonly Waiting[]) {
  all = next
  for (const changed of watchers) changed()
}

const becomes = (id: Uuid, part: Partial<Waiting>) =>
  change(all.map(one => (one.id === id ? { ...one, ...part } : one)))

const watch = (changed: () => void) => {
  watchers.add(changed)
  return () => void watchers.delete(changed)
}

export const useWaitingPhotos = () => useSyncExternalStore(watch, () => all)

/** Kept on this phone before anything is sent: whatever happens next, it is there. */
export async function takeIn(photo: Omit<WaitingPhoto, 'id' | 'file'>): Promise<void> {
  const kept = { ...photo, id: uuidv7(), file: null }
  const stored = await storePhoto(kept)
  change([...all, { ...kept, state: 'waiting', failure: null, stored }])
}

/** Not wanted after all, or refused and understood. */
export async function letGo(id: Uuid): Promise<void> {
  change(all.filter(one => one.id !== id))
  await forgetPhoto(id)
}

/** Sends what waits, one after the other; ends at the first that finds no network. */
export function sendWaiting(arrived: () => void): Promise<void> {
  sending ??= byTurns(() => sendAll(arrived)).finally(() => {
    sending = null
  })
  return sending
}

/**
 * Two pages of one phone do not send at once. Locks are there over https only, and a page that the phone put
 * to sleep may hold one for long: then both send, and the key of each photo sees to it that it is kept once.
 */
async function byTurns(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  const signal = AbortSignal.timeout(TURN_MS)
  await navigator.locks.request('yinuo.photos', { signal }, work).catch(work)
}

async function sendAll(arrived: () => void): Promise<void> {
  for (let next = nextOne(); next; next = nextOne()) {
    becomes(next.id, { state: 'sending', failure: null })
    try {
      await sendOne(next)
      await letGo(next.id)
      arrived()
    } catch (fault) {
      const failure = fault instanceof Failure ? fault : new Failure('broken')
      if (failure.code === ANOTHER_PAGE_SENT_IT) {
        await letGo(next.id)
        arrived()
        continue
      }
      const no = failure.kind === 'refused' || failure.kind === 'unreadable' || failure.kind === 'unknown'
      becomes(next.id, { state: no ? 'refused' : 'waiting', failure })
      if (!no) return
    }
  }
}

const nextOne = () => all.find(one => one.state === 'waiting')

/** The same key with another file: this photo has arrived (core/commands.ts). */
const ANOTHER_PAGE_SENT_IT = 'this command id was used for something else'

/**
 * The file first, then the deed that names it; a lost answer to either makes no second photo. What another
 * page has sent meanwhile is no longer kept.
 */
async function sendOne({ state: _, failure: __, stored, ...known }: Waiting): Promise<void> {
  const kept = stored ? await storedPhotos() : undefined
  const photo = kept ? kept.find(({ id }) => id === known.id) : known
  if (photo === undefined) return
  if (photo.file === null) {
    photo.file = await sendFile(photo.picture)
    becomes(photo.id, { file: photo.file })
    await storePhoto(photo)
  }
  const question = { params: { id: photo.visit }, body: { file: photo.file, moment: photo.moment } }
  await send(keepPhoto, question, { key: photo.id })
}

const asWaiting = (kept: WaitingPhoto): Waiting => ({
  ...kept,
  state: 'waiting',
  failure: null,
  stored: true,
})

/**
 * While the pages are open: what an earlier page left behind is taken up, and sent as soon as there is a
 * network. `arrived`: the office has one more.
 */
export function useSending(who: Uuid, arrived: () => void): void {
  useEffect(() => {
    const go = () => void sendWaiting(arrived)
    void storedPhotos().then((stored = []) => {
      const known = new Set(all.map(({ id }) => id))
      const left = stored.filter(one => one.who === who && !known.has(one.id))
      change([...left.map(asWaiting), ...all])
      go()
    })
    const again = setInterval(go, AGAIN_MS)
    window.addEventListener('online', go)
    return () => {
      clearInterval(again)
      window.removeEventListener('online', go)
    }
  }, [who, arrived])
}
