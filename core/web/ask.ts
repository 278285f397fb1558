import {
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Endpoint, Question, Reply } from '../endpoint.ts'
import { type Uuid, uuidv7 } from '../ids.ts'
import { deedOf } from './deeds.ts'
import { type Failure, mayPass } from './failure.ts'
import { send } from './send.ts'

const tries = 2

/** The name under which an answer is remembered: the endpoint, then the question. */
export const askKey = (endpoint: Endpoint, question: unknown) => [endpoint.url, question] as const

export type How = {
  /** The last answer stays on the page while the next one comes (search boxes, filters). */
  keep?: boolean
  /**
   * Events after which the answer is asked anew even when it does not show their subject: lists that grow.
   */
  on?: readonly string[]
}

/** Asks a question and keeps the answer fresh (core/web/hints.ts). `null` as the question: not yet. */
export function useAsk<E extends Endpoint>(
  endpoint: E,
  question: Question<E> | null,
  how: How = {},
): UseQueryResult<Reply<E>, Failure> {
  return useQuery<Reply<E>, Failure>({
    queryKey: askKey(endpoint, question),
    queryFn: ({ signal }) => send(endpoint, question as Question<E>, { signal }),
    enabled: question !== null,
    meta: { on: how.on },
    retry: (count, failure) => count < tries && mayPass(failure),
    ...(how.keep ? { placeholderData: keepPreviousData as never } : {}),
  })
}

type Page<T> = { items: T[]; next: string | null }
type PagedEndpoint<T> = Endpoint & { returns: { _zod: { input: Page<T> } } }

/**
 * A list that goes on: keyset pages by `after` (core/wire `pageQuery`). `question` as in `useAsk`, without
 * `after`.
 */
export function useAskPages<T, E extends PagedEndpoint<T>>(
  endpoint: E,
  question: Question<E>,
  how: Pick<How, 'on'> = {},
): UseInfiniteQueryResult<Reply<E>['items'], Failure> {
  return useInfiniteQuery<Reply<E>, Failure, Reply<E>['items'], readonly unknown[], string | undefined>({
    queryKey: [endpoint.url, question, 'pages'],
    queryFn: ({ signal, pageParam }) => send(endpoint, from(question, pageParam), { signal }),
    initialPageParam: undefined,
    meta: { on: how.on },
    getNextPageParam: last => (last as Page<T>).next ?? undefined,
    select: data => data.pages.flatMap(page => (page as Page<T>).items) as Reply<E>['items'],
    retry: (count, failure) => count < tries && mayPass(failure),
    placeholderData: keepPreviousData as never,
  })
}

function from<E extends Endpoint>(question: Question<E>, after: string | undefined): Question<E> {
  const { query } = question as { query?: object }
  return { ...question, query: { ...query, ...(after === undefined ? {} : { after }) } }
}

export type Tell<E extends Endpoint> = {
  /** Resolves with the answer; rejects with a Failure, which is also kept in `failure`. */
  tell: (question: Question<E>) => Promise<Reply<E>>
  telling: boolean
  failure: Failure | null
  forget: () => void
}

/**
 * Does a deed. The same question sent again before an answer came carries the same idempotency key, so that
 * a lost answer never makes two deeds. After success everything on the page is asked anew.
 */
export function useTell<E extends Endpoint>(endpoint: E): Tell<E> {
  const client = useQueryClient()
  const unanswered = useRef<{ text: string; key: Uuid } | null>(null)
  const mutation = useMutation<Reply<E>, Failure, Question<E>>({
    mutationFn: question => {
      const text = JSON.stringify(question)
      if (unanswered.current?.text !== text) unanswered.current = { text, key: uuidv7() }
      return send(endpoint, question, { key: unanswered.current.key })
    },
    meta: { deed: deedOf(endpoint) },
    retry: (count, failure) => count < tries && mayPass(failure),
    onSettled: (_answer, failure) => {
      if (!mayPass(failure)) unanswered.current = null
    },
    onSuccess: () => client.invalidateQueries(),
  })
  return {
    tell: mutation.mutateAsync,
    telling: mutation.isPending,
    failure: mutation.error,
    forget: mutation.reset,
  }
}
