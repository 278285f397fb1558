import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { type ReadList, readList, readPath } from '../../../test/support/read-list.ts'
import { NotAList } from './no-list.ts'
import { numberForm, shownNumber } from './numbers.ts'

const HEAD = ['客户姓名', '联系电话', '地址', '型号', '安装日期', '备注']
const ROWS = [
  ['张伟民', '13812345678', '杭州市西湖区文三路258号', 'CG-160', '2019-03-05', '二楼,朝南'],
  ['王㛃', '13987654321', '', 'CG-160', '', ''],
]
const texts = ({ rows }: ReadList) => rows.map(one => one.texts)

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
    expect(list.look).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null, sheet: 0 })
    expect(list.look.sheets[0]).toMatchObject({ headings: HEAD, headerRow: 1, rows: 1, known: 6 })
    expect(texts(list)).toEqual([['张伟民', '13812345678', '文三路', 'CG-160', '2019-03-05']])
  })

  it('cut anywhere gives a clear reason', async () => {
    const bytes = await file([HEAD, ...ROWS])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async length => {
        await expect(readList(bytes.subarray(0, length))).rejects.toBeInstanceOf(NotAList)
      }),
      { numRuns: 40 },
    )
  })

  it('with a damaged byte anywhere is a list or a reason', async () => {
    const bytes = await file([HEAD, ...ROWS])
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(bytes)
        damaged.writeUInt8((damaged.readUInt8(at) + change) % 256, at)
        await readList(damaged).catch((fault: unknown) => expect(fault).toBeInstanceOf(NotAList))
      }),
      { numRuns: 60 },
    )
  })

  it('that would unpack to more than memory is refused before it is unpacked', async () => {
    const bytes = await file([HEAD, ...ROWS])
    for (let at = -1, entry = 0; entry < 2; entry++) {
      at = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), at + 1)
      bytes.writeUInt32LE(0x7fff_ffff, at + 24)
    }
    await expect(readList(bytes)).rejects.toMatchObject({ code: 'the list is too large' })
  })
})

describe('a workbook that LibreOffice wrote', () => {
  it('is read where the customers stand: merged cells, days, months, zeros in front, a hidden sheet', async () => {
    const list = await readPath('test/fixtures/lists/libreoffice-dealer.xlsx')
    expect(list.look.sheets.map(({ name, known, rows }) => [name, known, rows])).toEqual([
      ['说明', 0, null],
      ['客户档案', 13, 5],
      ['旧表', 13, null],
    ])
    expect(list.look).toMatchObject({ sheet: 1, format: 'xlsx' })
    expect(list.look.sheets[1]?.headerRow).toBe(3)
    const his = ['1', '赵一民', '13812345678', '德州市德城区湖滨路 1 号', 'CX-16', 'A001']
    const since = ['2019-03-01', '2019-03-05', '王建国']
    expect(list.rows.map(({ row, texts }) => [row, ...texts])).toEqual([
      [4, ...his, ...since, '2021-07-09', '水箱漏水', '更换密封圈', '120'],
      [5, ...his, ...since, '2022-08-01', '不出热水', '换循环泵', '0'],
      [6, ...his, ...since, '2023-02-11', '管路冻裂', '换管两米', '0'],
      [
        ...[7, '2', '钱二妹', '13987654321(儿子)', '德州市德城区湖滨路 2 号', 'CX-18', 'A002'],
        ...['2019-04', '民國108年4月2日', '刘师傅', '', '', '', '', '二楼\n朝南'],
      ],
      [
        ...[8, '3', '孙三丰', '053488881234', '陵城区 3 号', 'CX-18', 'A003'],
        ...['2019.5', '2019年5月6号', '王建国', '2022-01-10', '不上水', '换电磁阀', '310', 'NA'],
      ],
      [10, '合计', ...Array.from({ length: 11 }, () => ''), '430'],
    ])
  })

  it('is read from another sheet where a person says so', async () => {
    const list = await readPath('test/fixtures/lists/libreoffice-dealer.xlsx', { sheet: 2 })
    expect(texts(list)).toEqual([['9', '旧客户', '13700000000']])
  })
})

describe('numbers of cells', () => {
  it.each<[string, number, string | undefined, string]>([
    ['43529', 14, undefined, '2019-03-05'],
    ['43525', 57, undefined, '2019-03'],
    ['43529', 57, undefined, '2019-03-05'],
    ['43529.4375', 22, undefined, '2019-03-05 10:30:00'],
    ['0.4375', 20, undefined, '10:30'],
    ['43529', 164, 'yyyy"年"m"月"d"日"', '2019-03-05'],
    ['43529', 164, '[$-404]e/m/d', '2019-03-05'],
    ['43529', 164, '[$-804]dddd', '2019-03-05'],
    ['1.38E10', 0, undefined, '13800000000'],
    ['57188881234', 164, '000000000000', '057188881234'],
    ['0.30000000000000004', 2, undefined, '0.3'],
    ['1200', 164, '"￥"#,##0.00', '1200'],
    ['43529', 164, 'General"d"', '43529'],
  ])('%s in form %i %s is %s', (text, id, code, shown) => {
    expect(shownNumber(text, numberForm(id, code), false)).toBe(shown)
  })

  it('count from 1904 where the workbook says so', () => {
    expect(shownNumber('42067', 'day', true)).toBe('2019-03-05')
  })
})

/** A zip of one sheet that is told to be something it is not. */
function zipOf(files: Record<string, Buffer | string>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(packed.length, 20)
    head.writeUInt32LE(1000, 24)
    head.writeUInt16LE(name.length, 28)
    head.writeUInt32LE(at, 42)
    directory.push(head, Buffer.from(name))
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(name.length, 26)
    parts.push(local, Buffer.from(name), packed)
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  const listed = Buffer.concat(directory)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, listed, end])
}

describe('a sheet', () => {
  const workbook = (sheet: string | Buffer) => {
    const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet'
    return zipOf({
      'xl/workbook.xml':
        '<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet name="a&amp;b" r:id="r1"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${type}" Target="/xl/s.xml"/></Relationships>`,
      'xl/s.xml': sheet,
    })
  }
  const told = (text: string) =>
    `<x:c t="inlineStr"><x:is><x:t>${text}</x:t><x:rPh><x:t>said</x:t></x:rPh></x:is></x:c>`
  const row = (...cells: string[]) => `<x:row>${cells.map(told).join('')}</x:row>`
  const sheet = (rows: string) => `<x:worksheet xmlns:x="x"><x:sheetData>${rows}</x:sheetData></x:worksheet>`

  it('with prefixes, without numbers of rows and cells, with sounds beside its texts is read', async () => {
    const list = await readList(
      workbook(sheet(row('姓名', '电话') + row('张&amp;三', '138') + row('', '139'))),
    )
    expect(list.look.sheets[0]).toMatchObject({ name: 'a&b', rows: 2, headings: ['姓名', '电话'] })
    expect(texts(list)).toEqual([
      ['张&三', '138'],
      ['', '139'],
    ])
  })

  it('that says it is small and unpacks without end is refused, in bounded memory', async () => {
    const before = process.memoryUsage.rss()
    const bomb = Buffer.alloc(40 * 1024 * 1024, 0x20)
    await expect(
      readList(workbook(Buffer.concat([Buffer.from(sheet(row('姓名', '电话'))), bomb]))),
    ).rejects.toBeInstanceOf(NotAList)
    const endless = Buffer.concat([
      Buffer.from('<worksheet><sheetData><row><c t="str"><v>'),
      Buffer.alloc(40 * 1024 * 1024, 0x61),
    ])
    await expect(readList(workbook(endless))).rejects.toMatchObject({ code: 'no readable Excel file' })
    // 160 MB of it are the test's own; when they are given back is not ours to say.
    expect((process.memoryUsage.rss() - before) / 1024 / 1024).toBeLessThan(450)
  })

  it('wider than any list is refused, wider by blank cells is not', async () => {
    const far = '<c r="XFD2" t="str"><v>x</v></c>'
    const blank = '<c r="XFD2" s="1"/>'
    const head = '<row r="1"><c t="str"><v>姓名</v></c><c t="str"><v>电话</v></c></row>'
    const wide = (cell: string) =>
      workbook(
        `<worksheet><sheetData>${head}<row r="2"><c r="A2" t="str"><v>张三</v></c>${cell}</row></sheetData></worksheet>`,
      )
    await expect(readList(wide(far))).rejects.toMatchObject({ code: 'the list is too large' })
    expect(texts(await readList(wide(blank)))).toEqual([['张三']])
  })
})
