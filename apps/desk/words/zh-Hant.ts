import web from '#core/web/words.zh-Hant.ts'
import archive from '#service/archive/ui/words.zh-Hant.ts'
import cases from '#service/cases/ui/words.zh-Hant.ts'
import closing from '#service/closing/ui/words.zh-Hant.ts'
import dispatch from '#service/dispatch/ui/words.zh-Hant.ts'
import fieldwork from '#service/fieldwork/ui/words.zh-Hant.ts'
import followup from '#service/followup/ui/words.zh-Hant.ts'
import hotline from '#service/hotline/ui/words.zh-Hant.ts'
import insight from '#service/insight/ui/words.zh-Hant.ts'
import knowledge from '#service/knowledge/ui/words.zh-Hant.ts'
import people from '#service/people/ui/words.zh-Hant.ts'
import promises from '#service/promises/ui/words.zh-Hant.ts'
import reception from '#service/reception/ui/words.zh-Hant.ts'
import standards from '#service/standards/ui/words.zh-Hant.ts'
import desk from './desk.zh-Hant.ts'
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
