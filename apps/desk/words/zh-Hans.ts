import web from '#core/web/words.zh-Hans.ts'
import archive from '#service/archive/ui/words.zh-Hans.ts'
import people from '#service/people/ui/words.zh-Hans.ts'
import desk from './desk.zh-Hans.ts'

/** All words of desk in 简体, one chunk. A slice that has pages adds its line here and in the two beside it. */
export default { web, desk, people, archive } as const
