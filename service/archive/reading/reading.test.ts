import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { describe, expect, it } from 'vitest'
import { undefuse } from '#core/sheet/defuse.ts'
import { encoder } from '../../../test/support/encoder.ts'
import { type ReadList, readList, withFile } from '../../../test/support/read-list.ts'
import { lookAside, rowsAside } from './aside.ts'
import { NotAList } from './no-list.ts'
import type { Choice, RawRow } from './shapes.ts'

const texts = ({ rows }: ReadList) => rows.map(one => one.texts)
const names = ({ rows }: ReadList) => rows.map(one => one.texts[0])

const HEAD = ['客户姓名', '联系电话', '地址', '型号', '安装日期', '备注']
const ROWS = [
  ['张伟民', '13812345678', '杭州市西湖区文三路258号', 'CG-160', '2019-03-05', '二楼,朝南'],
  ['欧阳娜娜', '0571-88881234', '杭州市拱墅区莫干山路1号', 'CG-200', '2019-04-01', '他说"可以"\n周末来'],
  ['王㛃', '13987654321', '', 'CG-160', '', ''],
]

const cell = (text: string) => (/[",\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (rows: string[][], delimiter = ',', end = '\r\n') =>
  rows.map(row => row.map(cell).join(delimiter)).join(end) + end
const gb18030 = encoder('gb18030')
const big5 = encoder('big5')
const utf16 = (text: string, big: boolean, bom: boolean) => {
  const bytes = Buffer.from(bom ? `\ufeff${text}` : text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('a CSV list', () => {
  const text = csv([HEAD, ...ROWS])
  const expected = ROWS.map((row, at) => ({ row: at + 2, texts: row, cut: false }))

  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 little endian with mark', utf16(text, false, true), 'utf-16le'],
    ['UTF-16 big endian with mark', utf16(text, true, true), 'utf-16be'],
    ['UTF-16 without mark', utf16(text, false, false), 'utf-16le'],
  ])('IMP-02: in %s is read, cell by cell', async (_, bytes, encoding) => {
    const list = await readList(bytes)
    expect(list.look).toMatchObject({
      format: 'csv',
      encoding,
      delimiter: ',',
      sheet: 0,
      sheets: [{ headings: HEAD, headerRow: 1, known: 6 }],
    })
    expect(list.rows).toEqual(expected)
    expect(list.sample).toEqual(expected)
  })

  it('IMP-02: in GBK, as Excel in China saves it, is read', async () => {
    const list = await readList(gb18030(text.replace('王㛃', '王杰')))
    expect(list.look.encoding).toBe('gb18030')
    expect(names(list)).toEqual(['张伟民', '欧阳娜娜', '王杰'])
    expect(list.rows[1]?.texts[5]).toBe('他说"可以"\n周末来')
  })

  it('IMP-02: in Big5, as Excel in Taiwan saves it, is told from GBK by its headings', async () => {
    const traditional = Converter({ from: 'cn', to: 'tw' })(text.replace('王㛃', '王傑'))
    const list = await readList(big5(traditional))
    expect(list.look.encoding).toBe('big5')
    expect(names(list)).toEqual(['張偉民', '歐陽娜娜', '王傑'])
  })

  it('whose headings nobody knows is told by how its text reads', async () => {
    const told = '品項,內容\n保溫瓶,這個月的電話都沒有人接，請問要怎麼辦\n水壺,我們家裡的那個已經壞了\n'
    expect((await readList(big5(told))).look.encoding).toBe('big5')
    const here = Converter({ from: 'tw', to: 'cn' })(told)
    expect((await readList(gb18030(here))).look.encoding).toBe('gb18030')
    const damaged = Buffer.concat([
      Buffer.from(text.repeat(20)),
      Buffer.from([0xe5, 0xff]),
      Buffer.from(text),
    ])
    expect((await readList(damaged)).look.encoding).toBe('utf-8')
  })

  it('is read as a person says, whatever it looks like', async () => {
    const choice: Choice = { encoding: 'gb18030', delimiter: ';', headerRow: 2 }
    const list = await readList(gb18030('说明;\n甲;乙\n1;2\n'), choice)
    expect(list.look).toMatchObject({ encoding: 'gb18030', delimiter: ';', sheets: [{ headerRow: 2 }] })
    expect(list.headings).toEqual(['甲', '乙'])
    expect(texts(await readList(Buffer.from('1,2\n3,4\n'), { headerRow: 0 }))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it.each([[';'], ['\t'], ['|']])('with %j between its cells is read', async delimiter => {
    const list = await readList(Buffer.from(csv([HEAD, ...ROWS], delimiter)))
    expect(list.look.delimiter).toBe(delimiter)
    expect(list.rows).toEqual(expected)
  })

  it('counts its rows as a person does: below titles, blank rows included', async () => {
    const list = await readList(
      Buffer.from(csv([['客户档案 2019'], [''], HEAD, ...ROWS.slice(0, 1), [''], ...ROWS.slice(2)])),
    )
    expect(list.look.sheets[0]?.headerRow).toBe(3)
    expect(list.rows.map(({ row }) => row)).toEqual([4, 6])
  })

  it('of headings that we do not know begins with its first whole row', async () => {
    const list = await readList(
      Buffer.from('年报\nBscStartDate,Asset,OriginalShorttext\n2002-01-01,A,leak\n'),
    )
    expect(list.headings).toEqual(['BscStartDate', 'Asset', 'OriginalShorttext'])
    expect(list.rows.map(({ row }) => row)).toEqual([3])
  })

  it('without a line break at its end is whole; one that ends inside a row marks that row', async () => {
    const whole = await readList(Buffer.from(text.trimEnd()))
    expect(whole.rows.map(({ cut }) => cut)).toEqual([false, false, false])
    const torn = await readList(Buffer.from(text).subarray(0, Buffer.from(text).length - 12))
    expect(torn.rows.at(-1)).toMatchObject({ row: 4, cut: true })
  })

  it.each([
    ['utf-8', Buffer.from(text)],
    ['gb18030', gb18030(text.replace('王㛃', '王杰'))],
    ['utf-16', utf16(text, false, true)],
  ])(
    'cut anywhere (%s) gives a clear reason or whole rows, and only the last may be marked',
    async (_, bytes) => {
      const whole = await readList(bytes)
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async length => {
          const list = await readList(bytes.subarray(0, length)).catch((fault: unknown) => {
            expect(fault).toBeInstanceOf(NotAList)
            return null
          })
          // Of a file that ends in its headings nothing can be said but that it is short.
          if (list === null || list.headings.length !== HEAD.length) return
          const last = list.rows.at(-1)
          expect(list.rows.slice(0, -1)).toEqual(whole.rows.slice(0, list.rows.length - 1))
          if (last === undefined || last.cut) return
          // What is not marked as cut is a row of the list, or one whose very last cell is shorter than
          // it was.
          const same = whole.rows[list.rows.length - 1]
          for (const [at, text] of last.texts.entries()) expect(same?.texts[at]?.startsWith(text)).toBe(true)
        }),
        { numRuns: 100 },
      )
    },
  )

  it('written with any texts in its cells reads back equal', async () => {
    const cells = fc.string({ unit: 'grapheme', maxLength: 12 }).map(one => one.trim().replaceAll('\0', ''))
    const rows = fc.array(fc.array(cells, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', '\t', ';', '|'), async (rows, delimiter) => {
        const said = rows.map((row, at) => [`${at}`, ...row])
        const quoted = [['姓名', '电话', '地址', '备注'], ...said].map(row =>
          row.map(one => `"${one.replaceAll('"', '""')}"`).join(delimiter),
        )
        const list = await readList(Buffer.from(`\ufeff${quoted.join('\r\n')}\r\n`))
        expect(texts(list)).toEqual(said.map(row => row.map(one => undefuse(one.toWellFormed()))))
      }),
      { numRuns: 60 },
    )
  })
})

describe('a file that is no list', () => {
  it.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'the list is empty'],
    ['blank lines', Buffer.from('\n\n \n'), 'the list is empty'],
    ['headings alone', Buffer.from('客户姓名,联系电话\n'), 'the list is empty'],
    ['an old .xls, or one with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel format'],
    ['a zip of something else', Buffer.from('504b0304000000', 'hex'), 'no readable Excel file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'), 'no known encoding'],
    ['a letter', Buffer.from('尊敬的客户\n我们明天来\n'), 'no headings found'],
    [
      'an open quote',
      Buffer.from('客户姓名,联系电话\n"张三,138\n李四,139\n'),
      'a quoted cell is never closed',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(readList(bytes)).rejects.toMatchObject({ name: 'NotAList', code })
  })

  it('any bytes are a list or a reason', async () => {
    const front = fc.constantFrom('', '姓名,电话\n', 'PK\u0003\u0004')
    await fc.assert(
      fc.asyncProperty(front, fc.uint8Array({ maxLength: 300 }), async (front, bytes) => {
        await readList(Buffer.concat([Buffer.from(front), bytes])).catch((fault: unknown) =>
          expect(fault).toBeInstanceOf(NotAList),
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('aside, in a thread of its own', () => {
  type Stored = Parameters<typeof lookAside>[0]
  const stored = <T>(text: string, use: (file: Stored) => Promise<T>) =>
    withFile(text, path => use({ path, bytes: Buffer.byteLength(text) } as Stored))
  const row = (at: number) => `客${at},1380000${String(at).padStart(4, '0')}\n`
  const list = (rows: number) => `姓名,电话\n${Array.from({ length: rows }, (_, at) => row(at)).join('')}`

  it('a list comes in chunks, in order, at the pace of who takes it, and again from any row', async () => {
    await stored(list(2345), async file => {
      const { look, sample } = await lookAside(file)
      expect(look.sheets[0]).toMatchObject({ headings: ['姓名', '电话'], rows: 2345 })
      expect(sample.length).toBe(200)
      const chunks: number[][] = []
      for await (const rows of rowsAside(file, {})) chunks.push(rows.map(one => one.row))
      expect(chunks.map(chunk => chunk.length)).toEqual([500, 500, 500, 500, 345])
      expect(chunks.flat()).toEqual(Array.from({ length: 2345 }, (_, at) => at + 2))
      for await (const [first] of rowsAside(file, {}, 2000)) {
        expect(first?.row).toBe(2001)
        break
      }
    })
  })

  it('what is wrong far inside is told with its row, after the rows before it', async () => {
    await stored(`${list(1200)}"甲,13800000000\n${row(1)}`, async file => {
      const seen: RawRow[] = []
      const reading = (async () => {
        for await (const rows of rowsAside(file, {})) seen.push(...rows)
      })()
      await expect(reading).rejects.toMatchObject({
        code: 'a quoted cell is never closed',
        details: { row: 1202 },
      })
      expect(seen.length).toBe(1000)
    })
    await expect(stored('早上好\n', lookAside)).rejects.toMatchObject({ code: 'no headings found' })
  })
})
