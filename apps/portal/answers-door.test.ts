import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DESK_WORDS } from '#service/knowledge/rules/public.ts'
import { isForDesk } from './answers-door.ts'
import { marked } from './answers-page.ts'

const ID = '019a5c00-0000-7000-8000-00000000c0de'
const STAFF = 'a=b; yinuo.session_token=x.y'

it('staff get the desk at its own addresses, customers everything else below /answers', () => {
  const forDesk = (path: string) => [isForDesk(path, STAFF), isForDesk(path, undefined)]
  expect(forDesk('/answers')).toEqual([true, false])
  expect(forDesk('/answers?line=1')).toEqual([true, false])
  expect(forDesk(`/answers/${ID}/edit`)).toEqual([true, false])
  expect(forDesk('/answers/new')).toEqual([true, true])
  expect(forDesk('/answers/chenguang/12')).toEqual([false, false])
  expect(forDesk('/answersx')).toEqual([false, false])
  expect(isForDesk('/answers', '__Secure-yinuo.session_token=x')).toBe(true)
  expect(isForDesk('/answers', 'not-yinuo.session_token=x')).toBe(false)
})

it('no company can take a word that the desk uses below /answers', () => {
  const routes = readFileSync(new URL('../desk/routes.tsx', import.meta.url), 'utf8')
  const used = [...routes.matchAll(/path: 'answers\/([a-z][^'/]*)/g)].map(([, word]) => word)
  expect(used.length).toBeGreaterThan(3)
  expect(DESK_WORDS).toEqual(expect.arrayContaining(used))
})

it('marks what was asked for and nothing that would be a tag', () => {
  expect(marked('水箱<b>不热 E1', ['不热', 'e1'])).toBe('水箱&lt;b&gt;<mark>不热</mark> <mark>E1</mark>')
  expect(marked('a&b', ['&'])).toBe('a<mark>&amp;</mark>b')
  expect(marked('a(b', [])).toBe('a(b')
})
