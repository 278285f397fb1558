import type { Reply } from '#core/endpoint.ts'
import type { pastServiceOfCase } from '../contract/past.ts'
import type { listCases, readCase } from '../contract.ts'

export type CaseLine = Reply<typeof listCases>['items'][number]
export type CaseFile = Reply<typeof readCase>
export type Past = NonNullable<Reply<typeof pastServiceOfCase>>
