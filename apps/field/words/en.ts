import web from '#core/web/words.en.ts'
import cases from '#service/cases/ui/words.en.ts'
import dispatch from '#service/dispatch/ui/words.en.ts'
import fieldwork from '#service/fieldwork/ui/words.en.ts'
import people from '#service/people/ui/words.en.ts'
import promises from '#service/promises/ui/words.en.ts'

export default { web, people, cases, promises, dispatch, fieldwork }
