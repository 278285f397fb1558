import web from '#core/web/words.en.ts'
import archive from '#service/archive/ui/words.en.ts'
import people from '#service/people/ui/words.en.ts'
import desk from './desk.en.ts'
import type { AllWords } from './words.ts'

export default { web, desk, people, archive } satisfies AllWords
