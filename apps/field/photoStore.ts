import type { Uuid } from '#core/ids.ts'
import type { Moment } from '#service/fieldwork/rules.ts'

/** A photo on this phone that the office does not have yet. */
export type WaitingPhoto = {
  /** Also the key of its deed: sent twice, it is kept once. */
  id: Uuid
  /** Who took it: nobody else on this phone sends it. */
  who: Uuid
  visit: Uuid
  moment: Moment
  picture: File
  /** The file as the office named it, once it has arrived there. */
  file: Uuid | null
}

const NAME = 'yinuo.field'
const STORE = 'photos'

/**
 * Photos outlive the page in IndexedDB. Where a browser forbids it (undefined) they last as long as the page.
 */
export const storedPhotos = () => inStore<WaitingPhoto[]>('readonly', store => store.getAll())

/** Whether it is kept: not in a browser that forbids it, nor on a phone that is full. */
export const storePhoto = async (photo: WaitingPhoto): Promise<boolean> =>
  (await inStore('readwrite', store => store.put(photo))) !== undefined

export const forgetPhoto = (id: Uuid) => inStore('readwrite', store => store.delete(id))

/** Undefined where there is no place to keep anything. */
async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
  try {
    const database = await opened()
    try {
      const done = database.transaction(STORE, mode)
      const request = work(done.objectStore(STORE))
      await new Promise<void>((resolve, reject) => {
        done.oncomplete = () => resolve()
        done.onabort = done.onerror = () => reject(done.error)
      })
      return request.result as T
    } finally {
      database.close()
    }
  } catch {
    return undefined
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = request.onblocked = () => reject(request.error)
  })
}
