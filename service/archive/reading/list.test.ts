import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { MOST_ROWS } from '../contract/imports.ts'
import { type ReadList, readList } from './list.ts'
import { NotAList } from './no-list.ts'

const HEAD = ['客户姓名', '联系电话', '地址', '型号', '安装日期', '备注']
const ROWS = [
  ['张伟民', '13812345678', '杭州市西湖区文三路258号', 'CG-160', '2019-03-05', '二楼,朝南'],
  ['欧阳娜娜', '0571-88881234', '杭州市拱墅区莫干山路1号', 'CG-200', '2019-04-01', '他说"可以"\n周末来'],
  ['王㛃', '13987654321', '', 'CG-160', '', ''],
]

const cell = (text: string) => (/[",\n;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (rows: string[][], delimiter = ',', end = '\r\n') =>
  rows.map(row => row.map(cell).join(delimiter)).join(end) + end
const names = (list: ReadList) => list.rows.map(({ cells }) => cells.customerName)

/** GB18030 for the common characters, by asking the decoder for every two-byte code. */
function encoder(encoding: 'gb18030' | 'big5'): (text: string) => Buffer {
  const codes = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding)
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (Array.from(character).length === 1 && !codes.has(character)) codes.set(character, [high, low])
    }
  }
  return text =>
    Buffer.from(
      Array.from(text).flatMap(one => (one < '\x80' ? [one.charCodeAt(0)] : (codes.get(one) ?? [0x3f]))),
    )
}
const gb18030 = encoder('gb18030')
const big5 = encoder('big5')
const utf16 = (text: string, big: boolean, bom: boolean) => {
  const bytes = Buffer.from(bom ? `\ufeff${text}` : text, 'utf16le')
  return big ? bytes.swap16() : bytes
}

describe('a CSV list', () => {
  const text = csv([HEAD, ...ROWS])
  const expected = ROWS.map((row, at) => ({
    row: at + 2,
    cut: false,
    cells: {
      customerName: row[0],
      phone: row[1],
      address: row[2],
      model: row[3],
      installedOn: row[4],
      note: row[5],
    },
  }))

  it.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 little endian with mark', utf16(text, false, true), 'utf-16le'],
    ['UTF-16 big endian with mark', utf16(text, true, true), 'utf-16be'],
    ['UTF-16 without mark', utf16(text, false, false), 'utf-16le'],
  ])('in %s is read, cell by cell', async (_, bytes, encoding) => {
    const list = await readList(bytes)
    expect(list.reading).toMatchObject({
      format: 'csv',
      encoding,
      delimiter: ',',
      headerRow: 1,
      leftOut: [],
      cut: false,
    })
    expect(list.rows).toEqual(expected)
  })

  it('in GBK, as Excel in China saves it, is read', async () => {
    const list = await readList(gb18030(text.replace('王㛃', '王杰')))
    expect(list.reading.encoding).toBe('gb18030')
    expect(names(list)).toEqual(['张伟民', '欧阳娜娜', '王杰'])
    expect(list.rows[1]?.cells.note).toBe('他说"可以"\n周末来')
  })

  it('in Big5, as Excel in Taiwan saves it, is told from GBK by its headings', async () => {
    const traditional = Converter({ from: 'cn', to: 'tw' })(text.replace('王㛃', '王傑'))
    const list = await readList(big5(traditional))
    expect(list.reading.encoding).toBe('big5')
    expect(names(list)).toEqual(['張偉民', '歐陽娜娜', '王傑'])
  })

  it.each([[';'], ['\t'], ['|']])('with %j between its cells is read', async delimiter => {
    const list = await readList(Buffer.from(csv([HEAD, ...ROWS], delimiter)))
    expect(list.reading.delimiter).toBe(delimiter)
    expect(list.rows).toEqual(expected)
  })

  it('counts its rows as a person does: below titles, blank rows included', async () => {
    const list = await readList(
      Buffer.from(csv([['客户档案 2019'], [''], HEAD, ...ROWS.slice(0, 1), [''], ...ROWS.slice(2)])),
    )
    expect(list.reading.headerRow).toBe(3)
    expect(list.rows.map(({ row }) => row)).toEqual([4, 6])
  })

  it('without a line break at its end is whole', async () => {
    const list = await readList(Buffer.from(text.trimEnd()))
    expect(list.rows.length).toBe(3)
    expect(list.reading.cut).toBe(false)
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
          if (list === null) return
          const last = list.rows.at(-1)
          expect(list.rows.slice(0, -1)).toEqual(whole.rows.slice(0, list.rows.length - 1))
          if (last?.cut) return
          // What is not marked as cut is a row of the list, or a row whose very last cells are shorter than
          // they were.
          const same = whole.rows[list.rows.length - 1]
          for (const [column, value] of Object.entries(last?.cells ?? {})) {
            expect(same?.cells[column as 'phone']?.startsWith(value)).toBe(true)
          }
        }),
        { numRuns: 300 },
      )
    },
  )

  it('that ends inside a row marks that row', async () => {
    const list = await readList(Buffer.from(text).subarray(0, Buffer.from(text).length - 12))
    expect(list.rows.at(-1)).toMatchObject({ row: 4, cut: true })
    expect(list.reading.cut).toBe(true)
  })
})

describe('an Excel list', () => {
  const sheet = (rows: (string | number | Date)[][]) =>
    rows.map(row => row.map(value => (value instanceof Date ? { value, format: 'yyyy/mm/dd' } : { value })))
  const file = async (rows: (string | number | Date)[][]) => {
    const made = await writeXlsx(sheet(rows) as never)
    return (made as unknown as { toBuffer(): Promise<Buffer> }).toBuffer()
  }

  it('is read: phones in number cells keep all digits, days in date cells are days', async () => {
    const list = await readList(
      await file([HEAD, ['张伟民', 13812345678, '文三路', 'CG-160', new Date('2019-03-05'), '']]),
    )
    expect(list.reading).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null, headerRow: 1 })
    expect(list.rows[0]?.cells).toMatchObject({ phone: '13812345678', installedOn: '2019-03-05' })
  })

  it('cut anywhere gives a clear reason', async () => {
    const bytes = await file([HEAD, ...ROWS])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async length => {
        await expect(readList(bytes.subarray(0, length))).rejects.toBeInstanceOf(NotAList)
      }),
      { numRuns: 60 },
    )
  })

  it('that would unpack to more than memory is refused before it is unpacked', async () => {
    const bytes = await file([HEAD, ...ROWS])
    const directory = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bytes.writeUInt32LE(0x7fff_ffff, directory + 24)
    await expect(readList(bytes)).rejects.toMatchObject({ code: 'the list is too large' })
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
    ['a letter', Buffer.from('尊敬的客户,您好\n我们明天来\n'), 'no headings found'],
    [
      'an open quote',
      Buffer.from('客户姓名,联系电话\n"张三,138\n李四,139\n'),
      'a quoted cell is never closed',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(readList(bytes)).rejects.toMatchObject({ name: 'NotAList', code })
  })

  it('one with too many rows is refused as a whole', async () => {
    const many = `姓名,电话\n${'张三,13812345678\n'.repeat(MOST_ROWS + 1)}`
    await expect(readList(Buffer.from(many))).rejects.toMatchObject({
      code: 'the list is too large',
      details: { mostRows: MOST_ROWS },
    })
  })

  it('any bytes are a list or a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async bytes => {
        await readList(Buffer.from(bytes)).catch((fault: unknown) => expect(fault).toBeInstanceOf(NotAList))
      }),
      { numRuns: 500 },
    )
  })
})
