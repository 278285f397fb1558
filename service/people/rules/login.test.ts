import { describe, expect, test } from 'vitest'
import { minutesLeft, readUsername } from './login.ts'
import { whyNotPassword } from './password.ts'

const at = (text: string) => Temporal.Instant.from(`${text}+08:00`)

describe('signing in', () => {
  test.each([
    ['Lin', 'lin'],
    [' ｌｉｎ．w ', 'lin.w'],
    ['林晓燕', '林晓燕'],
    ['a1', 'a1'],
    ['x', null],
    ['13812345678', null],
    ['lin wei', null],
    ['lin@home', null],
    ['a'.repeat(41), null],
  ])('the user name %j is kept as %j', (typed, kept) => {
    expect(readUsername(typed)).toBe(kept)
  })

  test('the minutes of a lock are rounded up and never 0', () => {
    const now = at('2026-11-21T09:00')
    expect([0, 1, 60, 61, 1800].map(seconds => minutesLeft(now.add({ seconds }), now))).toEqual([
      1, 1, 1, 2, 30,
    ])
  })

  const someone = { username: 'lin', name: '林晓燕', phone: '+8613812345678' }
  test.each([
    ['short one', 'the password is too short'],
    ['密码密码密码密码密', 'the password is too short'],
    ['my LIN password', 'the password contains the name'],
    ['我是林晓燕我是林晓燕', 'the password contains the name'],
    ['tel 12345678 !!', 'the password contains the name'],
    ['aaaaaaaaaaaa', 'the password is too simple'],
    ['abababababab', 'the password is too simple'],
    ['abcdefghijkl', 'the password is too simple'],
    ['0987654321', 'the password is too simple'],
    ['Password2026', 'the password is too simple'],
    ['1qaz2wsx3e', 'the password is too simple'],
    ['correct horse', null],
    ['春天的风吹过德州平原', null],
    ['yinuo-qianjin', null],
  ])('the password %j: %j', (password, why) => {
    expect(whyNotPassword(password, someone)).toBe(why)
  })
})
