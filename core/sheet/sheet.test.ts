import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import readXlsx from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'
import { defuse, undefuse } from './defuse.ts'
import { type Cell, plainText, type Sheet } from './sheet.ts'
import { xlsxOf } from './xlsx.ts'
import { zipOf } from './zip.ts'

const sheetOf = (rows: Cell[][], width: number): Sheet => ({
  name: '客户档案',
  columns: Array.from({ length: width }, (_, n) => ({ heading: `列${n}`, width: 20 })),
  rows: (async function* () {
    for (let at = 0; at < rows.length; at += 2) yield rows.slice(at, at + 2)
  })(),
})
const said = { title: '客户档案', by: '林晓燕', at: Temporal.Instant.from('2026-11-22T06:30:00Z') }

async function bytesOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

const NASTY = [
  '=1+1',
  "'=1+1",
  '+86 138',
  '-',
  '@SUM(A1)',
  '\t=1',
  '＝1+1',
  '0755',
  '说"好"，,;|',
  '两\r\n行',
  '👩‍🔧 _x0041_ <&>',
  ' 空 ',
]
const anyText = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 20 }))

test('what is defused runs no formula, and comes back as it was', () => {
  for (const text of ['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '＝1', "'=1"])
    expect(defuse(text)).toBe(`'${text}`)
  for (const text of ['1=1', "'twas", '', '客户']) expect(defuse(text)).toBe(text)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => undefuse(defuse(text)) === text))
})

test('CSV: whatever a cell says is read back, whoever reads', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyText, anyText, anyText), { minLength: 1, maxLength: 5 }),
      async rows => {
        const bytes = await bytesOf(csvOf(sheetOf(rows, 3), { bom: true }))
        const read = parse(bytes, { bom: true, from: 2 }) as string[][]
        expect(read.map(row => row.map(undefuse))).toEqual(rows.map(row => row.map(plainText)))
      },
    ),
  )
})

test('CJK-06: CSV begins with a byte order mark, or, where it is not wanted, without', async () => {
  const head = async (bom: boolean) => (await bytesOf(csvOf(sheetOf([], 1), { bom }))).toString('hex')
  expect(await head(true)).toBe(`efbbbf${Buffer.from('列0\r\n').toString('hex')}`)
  expect(await head(false)).toBe(Buffer.from('列0\r\n').toString('hex'))
})

test('xlsx: texts stay texts, days are days, numbers numbers, and another program reads them', async () => {
  const rows: Cell[][] = [
    ['=1+1', '0755', Temporal.PlainDate.from('2019-03-05'), 12.5],
    ['两\n行 <&>', null, Temporal.PlainDateTime.from('2026-11-22T14:30'), 0],
    ['👩‍🔧', "'=x", Temporal.PlainDate.from('1899-12-31'), -1],
  ]
  const bytes = await bytesOf(xlsxOf([sheetOf(rows, 4), { ...sheetOf([], 1), name: '说明[1]' }], said))
  const sheets = await readXlsx(bytes)
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['客户档案', '说明 1 '])
  expect(sheets[0]?.data.slice(1)).toEqual([
    ['=1+1', '0755', new Date('2019-03-05T00:00:00Z'), 12.5],
    ['两\n行 <&>', null, new Date('2026-11-22T14:30:00Z'), 0],
    ['👩‍🔧', "'=x", '1899-12-31', -1],
  ])
})

test('a zip that nobody reads on ends what it was reading', async () => {
  let ended = false
  const endless = async function* () {
    try {
      for (;;) yield Buffer.from(String(Math.random()).repeat(1000))
    } finally {
      ended = true
    }
  }
  const zip = zipOf([{ path: 'endless', bytes: endless }], { at: said.at, large: true })
  for await (const piece of zip) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }
  await expect.poll(() => ended).toBe(true)
})

test('a zip whose source fails, fails', async () => {
  const failing = async function* () {
    yield Buffer.from('half')
    throw new Error('the source is gone')
  }
  const zip = zipOf([{ path: 'failing', bytes: failing }], { at: said.at, large: false })
  await expect(bytesOf(zip)).rejects.toThrow('the source is gone')
})
