import type { House } from '#core/house.ts'
import type { Round } from '#core/rounds.ts'
import { type Follower, openFollower } from './follow.ts'

const followers = new WeakMap<House, Follower>()

/** Every second, so that an edit is found within two. */
export const rounds: readonly Round[] = [
  {
    name: 'following answers',
    everySeconds: 1,
    async do(house, stopping) {
      const follower = followers.get(house) ?? openFor(house, stopping)
      await follower.round()
    },
  },
]

function openFor(house: House, stopping: AbortSignal): Follower {
  const follower = openFollower(house)
  followers.set(house, follower)
  stopping.addEventListener('abort', () => void follower.close())
  return follower
}
