import web from '#core/web/words.en.ts'
import archive from '#service/archive/ui/words.en.ts'
import cases from '#service/cases/ui/words.en.ts'
import closing from '#service/closing/ui/words.en.ts'
import dispatch from '#service/dispatch/ui/words.en.ts'
import fieldwork from '#service/fieldwork/ui/words.en.ts'
import followup from '#service/followup/ui/words.en.ts'
import hotline from '#service/hotline/ui/words.en.ts'
import insight from '#service/insight/ui/words.en.ts'
import knowledge from '#service/knowledge/ui/words.en.ts'
import people from '#service/people/ui/words.en.ts'
import promises from '#service/promises/ui/words.en.ts'
import reception from '#service/reception/ui/words.en.ts'
import standards from '#service/standards/ui/words.en.ts'
import desk from './desk.en.ts'
import type { AllWords } from './words.ts'

export default {
  web,
  desk,
  people,
  archive,
  knowledge,
  standards,
  hotline,
  cases,
  promises,
  reception,
  dispatch,
  fieldwork,
  followup,
  closing,
  insight,
} satisfies AllWords
