import web from '#core/web/words.zh-Hans.ts'
import archive from '#service/archive/ui/words.zh-Hans.ts'
import cases from '#service/cases/ui/words.zh-Hans.ts'
import closing from '#service/closing/ui/words.zh-Hans.ts'
import dispatch from '#service/dispatch/ui/words.zh-Hans.ts'
import fieldwork from '#service/fieldwork/ui/words.zh-Hans.ts'
import followup from '#service/followup/ui/words.zh-Hans.ts'
import hotline from '#service/hotline/ui/words.zh-Hans.ts'
import insight from '#service/insight/ui/words.zh-Hans.ts'
import knowledge from '#service/knowledge/ui/words.zh-Hans.ts'
import people from '#service/people/ui/words.zh-Hans.ts'
import promises from '#service/promises/ui/words.zh-Hans.ts'
import reception from '#service/reception/ui/words.zh-Hans.ts'
import standards from '#service/standards/ui/words.zh-Hans.ts'
import desk from './desk.zh-Hans.ts'

/** All words of desk in 简体, one chunk. A slice that has pages adds its line here and in the two beside it. */
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
} as const
