import web from '#core/web/words.zh-Hant.ts'
import archive from '#service/archive/ui/words.zh-Hant.ts'
import people from '#service/people/ui/words.zh-Hant.ts'
import desk from './desk.zh-Hant.ts'
import type { AllWords } from './words.ts'

export default { web, desk, people, archive } satisfies AllWords
