import web from '#core/web/words.zh-Hant.ts'
import cases from '#service/cases/ui/words.zh-Hant.ts'
import dispatch from '#service/dispatch/ui/words.zh-Hant.ts'
import fieldwork from '#service/fieldwork/ui/words.zh-Hant.ts'
import people from '#service/people/ui/words.zh-Hant.ts'
import promises from '#service/promises/ui/words.zh-Hant.ts'

export default { web, people, cases, promises, dispatch, fieldwork }
