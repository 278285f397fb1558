import web from '#core/web/words.zh-Hans.ts'
import cases from '#service/cases/ui/words.zh-Hans.ts'
import dispatch from '#service/dispatch/ui/words.zh-Hans.ts'
import fieldwork from '#service/fieldwork/ui/words.zh-Hans.ts'
import people from '#service/people/ui/words.zh-Hans.ts'
import promises from '#service/promises/ui/words.zh-Hans.ts'

export default { web, people, cases, promises, dispatch, fieldwork }
