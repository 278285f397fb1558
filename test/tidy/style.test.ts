import { expect, test } from 'vitest'
import { type Source, sourcesOf, told, type Violation } from './sources.ts'
import * as style from './style.ts'

type Check = (sources: readonly Source[]) => Violation[]
const caught = (check: Check, path: string, text: string) => told(check(sourcesOf({ [path]: text })))
const lines = (count: number, text = 'x()') => Array(count).fill(text).join('\n')

test('a file of 301 lines is caught, of 300 not; what a program wrote has as many as it needs', () => {
  expect(caught(style.filesAreSmall, 'service/cases/x.ts', lines(301))).toEqual([
    'service/cases/x.ts:301 has 301 lines, 300 are allowed',
  ])
  expect(caught(style.filesAreSmall, 'service/cases/x.ts', `${lines(300)}\n`)).toEqual([])
  expect(caught(style.filesAreSmall, 'db/tables.ts', lines(2000))).toEqual([])
  expect(caught(style.filesAreSmall, 'service/cases/ui/words.zh-Hans.ts', lines(301))).toEqual([])
})

test('a function of 51 lines is caught, in every spelling; what stands inside it is measured by itself', () => {
  for (const head of [
    'function f() {',
    'const f = () => {',
    'const o = { f() {',
    'export default async () => {',
  ]) {
    const tail = head.includes('{ f()') ? '}}' : '}'
    expect(caught(style.functionsAreShort, 'core/x.ts', `${head}\n${lines(49)}\n${tail}`)).toHaveLength(1)
    expect(caught(style.functionsAreShort, 'core/x.ts', `${head}\n${lines(48)}\n${tail}`)).toEqual([])
  }
  const closures = `function f() {\n${lines(20)}\nreturn () => {\n${lines(40)}\n}\n}`
  expect(caught(style.functionsAreShort, 'core/x.ts', closures)).toEqual([])
  const component = (count: number) => `function Card() {\n${lines(count - 2)}\n}`
  expect(caught(style.functionsAreShort, 'core/desk/Card.tsx', component(70))).toEqual([])
  expect(caught(style.functionsAreShort, 'core/desk/Card.tsx', component(71))).toHaveLength(1)
  const chapter = `describe.each([1])('a chapter', () => {\n${lines(80)}\n})`
  expect(caught(style.functionsAreShort, 'core/x.test.ts', chapter)).toEqual([])
})

test('a line of 111 columns is caught; Chinese is counted by characters, a sentence is not cut', () => {
  expect(caught(style.linesAreShort, 'core/x.ts', `a\n// ${'x'.repeat(108)}`)).toEqual([
    'core/x.ts:2 has 111 columns, 110 are allowed',
  ])
  expect(caught(style.linesAreShort, 'core/x.sql', `-- ${'字'.repeat(107)}`)).toEqual([])
  const call = `tell(${'one, '.repeat(25)}two)`
  expect(caught(style.linesAreShort, 'core/x.ts', call)).toHaveLength(1)
  expect(caught(style.linesAreShort, 'core/x.ts', `const sql = \`\n${call}\``)).toHaveLength(1)
  expect(
    caught(style.linesAreShort, 'core/x.ts', `say('${'a sentence that nobody cuts '.repeat(5)}')`),
  ).toEqual([])
})

test('any and enum are caught, the word in a text is not', () => {
  expect(caught(style.noAnyNoEnum, 'core/x.ts', 'const x: any = 1')).toHaveLength(1)
  expect(caught(style.noAnyNoEnum, 'core/x.ts', 'const x = y as unknown as any[]')).toHaveLength(1)
  expect(caught(style.noAnyNoEnum, 'core/x.ts', 'enum Kind { A }')).toHaveLength(1)
  expect(caught(style.noAnyNoEnum, 'core/x.ts', "// any enum\nconst any = 'any enum'")).toEqual([])
})

test('a class that is no error is caught', () => {
  expect(caught(style.onlyErrorsAreClasses, 'core/x.ts', 'class Box {}')).toHaveLength(1)
  expect(caught(style.onlyErrorsAreClasses, 'core/x.ts', 'const Box = class extends Map {}')).toHaveLength(1)
  expect(caught(style.onlyErrorsAreClasses, 'core/x.ts', 'class Lost extends Error {}')).toEqual([])
})

test.each(['CaseService', 'PromiseManager', 'DateHelper', 'StringUtils', 'CustomerDto'])(
  '%s is caught',
  name => {
    expect(caught(style.namesAreTradeWords, 'core/x.ts', `export type ${name} = string`)).toHaveLength(1)
    expect(caught(style.namesAreTradeWords, 'core/x.ts', `interface ${name} {}`)).toHaveLength(1)
  },
)

test.each(['service/cases/helpers.ts', 'core/utils/x.ts', 'core/date-util.ts', 'core/CaseManager.ts'])(
  'the file %s is caught',
  path => {
    expect(caught(style.namesAreTradeWords, path, '')).toHaveLength(1)
  },
)

test('words of the trade are not caught', () => {
  for (const name of ['ServicePoint', 'ServiceManager', 'Utility']) {
    expect(caught(style.namesAreTradeWords, 'service/people/x.ts', `type ${name} = 1`)).toEqual([])
  }
})

test.each([
  "const notes = '/work/notes/plan.txt'",
  "import { x } from '../shared/x.ts'",
  '# see https://registry.example.com/x',
  '{ "resolved": "https://somewhere.example/x.tgz" }',
  "const mirror = 'http://10.1.2.3:4873'",
])('a place outside the checkout is caught: %s', text => {
  expect(caught(style.nothingPointsElsewhere, 'core/x.ts', text)).toHaveLength(1)
  expect(caught(style.nothingPointsElsewhere, 'package-lock.json', text)).toHaveLength(1)
})

test('work in a path of ours is none of those', () => {
  expect(
    caught(style.nothingPointsElsewhere, 'core/x.ts', "import './field/work/x.ts' // 192.168.1.20"),
  ).toEqual([])
})

test('the environment read beside core/config.ts is caught', () => {
  const reads = 'const port = process.env.PORT'
  expect(caught(style.oneConfiguration, 'service/people/x.ts', reads)).toHaveLength(1)
  expect(caught(style.oneConfiguration, 'core/config.ts', reads)).toEqual([])
})
