import type { Endpoint } from '#core/endpoint.ts'
import type * as dispatch from '#service/dispatch/contract.ts'
import type * as answers from '#service/fieldwork/contract/answers.ts'
import type * as conduct from '#service/fieldwork/contract/conduct.ts'
import type * as fieldwork from '#service/fieldwork/contract.ts'
import type * as knowledge from '#service/knowledge/contract/answers.ts'
import type * as files from '#service/knowledge/contract/attachments.ts'
import type * as found from '#service/knowledge/contract/search.ts'
import type * as uses from '#service/knowledge/contract/uses.ts'
import type * as session from '#service/people/contract/session.ts'
import type * as raisings from '#service/promises/contract/raisings.ts'

/**
 * The endpoints that field asks, by method and address alone: a contract brings zod with it, a third of what
 * a phone may load. The types are the contract's own, so a method or an address that is not its does not
 * compile.
 */
const to = <E extends Endpoint>(line: Pick<E, 'method' | 'url'>) => line as E

export const readSession = to<typeof session.readSession>({ method: 'GET', url: '/api/session' })
export const signIn = to<typeof session.signIn>({ method: 'POST', url: '/api/session' })
export const signOut = to<typeof session.signOut>({ method: 'DELETE', url: '/api/session' })

export const myJobs = to<typeof dispatch.myJobs>({ method: 'GET', url: '/api/dispatch/jobs/mine' })
export const acceptJob = to<typeof dispatch.acceptJob>({
  method: 'POST',
  url: '/api/dispatch/slots/:id/acceptance',
})
export const setOut = to<typeof dispatch.setOut>({
  method: 'POST',
  url: '/api/dispatch/slots/:id/departure',
})

export const readJob = to<typeof fieldwork.readJob>({ method: 'GET', url: '/api/fieldwork/jobs/:id' })
export const checkIn = to<typeof fieldwork.checkIn>({
  method: 'POST',
  url: '/api/fieldwork/jobs/:id/arrival',
})
export const finishVisit = to<typeof fieldwork.finishVisit>({
  method: 'POST',
  url: '/api/fieldwork/visits/:id/finish',
})
export const breakOffVisit = to<typeof fieldwork.breakOffVisit>({
  method: 'POST',
  url: '/api/fieldwork/visits/:id/breaking-off',
})
export const conductList = to<typeof conduct.conductList>({
  method: 'GET',
  url: '/api/fieldwork/conduct',
})
export const keepPhoto = to<typeof fieldwork.keepPhoto>({
  method: 'POST',
  url: '/api/fieldwork/visits/:id/photos',
})
export const takePhotoBack = to<typeof fieldwork.takePhotoBack>({
  method: 'DELETE',
  url: '/api/fieldwork/photos/:id',
})
export const photoBytes = to<typeof fieldwork.photoBytes>({
  method: 'GET',
  url: '/api/fieldwork/photos/:id/bytes',
})
export const repairCard = to<typeof fieldwork.repairCard>({ method: 'GET', url: '/api/devices/:id/repairs' })
export const pastServices = to<typeof fieldwork.pastServices>({
  method: 'GET',
  url: '/api/devices/:id/past-services',
})

export const caseRaisings = to<typeof raisings.caseRaisings>({
  method: 'GET',
  url: '/api/cases/:id/raisings',
})
export const raiseCase = to<typeof raisings.raiseCase>({ method: 'POST', url: '/api/cases/:id/raisings' })

export const searchAnswers = to<typeof found.searchAnswers>({ method: 'GET', url: '/api/knowledge/search' })
export const readAnswer = to<typeof knowledge.readAnswer>({
  method: 'GET',
  url: '/api/knowledge/answers/:id',
})
export const answerFiles = to<typeof files.attachmentsOfAnswer>({
  method: 'GET',
  url: '/api/knowledge/answers/:id/attachments',
})
export const answerFile = to<typeof files.answerAttachmentContent>({
  method: 'GET',
  url: '/api/knowledge/attachments/:id/content',
})
export const lessonsOfDevice = to<typeof uses.lessonsOfDevice>({
  method: 'GET',
  url: '/api/devices/:id/lessons',
})
export const useOnJob = to<typeof answers.useOnJob>({
  method: 'POST',
  url: '/api/fieldwork/jobs/:id/answers',
})
