import { createCipheriv } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import writeXlsx from 'write-excel-file/node'
import { xlsxOf } from '#core/sheet/xlsx.ts'

/** A file as somebody chooses it in the browser. */
export type Chosen = { name: string; mimeType: string; buffer: Buffer }

/** The archive's own column names, as real lists carry them (seeds/002 §一). */
const HEADINGS = [
  '客户姓名',
  '联系电话',
  '地址',
  '产品线',
  '型号',
  '序列号',
  '购买日期',
  '安装日期',
  '初装人员',
  '辅料明细',
  '购买地点',
  '备注',
] as const

export type Row = Partial<Record<(typeof HEADINGS)[number], string | Temporal.PlainDate>>

/** A customer list as Excel saves it: days are day cells, everything else is text. */
export const workbook = (name: string, rows: readonly Row[]): Promise<Chosen> =>
  sheet(name, [HEADINGS, ...rows.map(row => HEADINGS.map(heading => row[heading]))])

/** Any sheet, cell by cell. */
export async function sheet(
  name: string,
  lines: readonly (readonly (string | Temporal.PlainDate | undefined)[])[],
): Promise<Chosen> {
  const cells = lines.map(line =>
    line.map(value =>
      value instanceof Temporal.PlainDate
        ? { value: new Date(`${value.toString()}T00:00:00Z`), format: 'yyyy/mm/dd' }
        : { value: value ?? null },
    ),
  )
  // The package's types ask for a schema of columns, which lists of cells do not need.
  const file = (await writeXlsx(cells as never)) as unknown as { toBuffer(): Promise<Buffer> }
  return {
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await file.toBuffer(),
  }
}

/** Texts that no zip makes smaller, the same at each run. */
const noise = createCipheriv('aes-128-ctr', 'thick as a brick', Buffer.alloc(16))
const NOISE_BYTES = 10_752

/** A workbook of customers, each with ten kilobytes of somebody's notes: 4,000 of them are over 40 MB. */
export async function thickWorkbook(path: string, count: number): Promise<void> {
  async function* rows() {
    for (let n = 0; n < count; n++) {
      const notes = noise.update(Buffer.alloc(NOISE_BYTES)).toString('base64')
      yield [[`厚册客户${n}`, `139${String(53_000_000 + n)}`, notes]]
    }
  }
  const columns = ['客户姓名', '联系电话', '附记'].map(heading => ({ heading, width: 20 }))
  const said = { title: '厚册', by: '', at: Temporal.Now.instant() }
  await pipeline(xlsxOf([{ name: '厚册', columns, rows: rows() }], said), createWriteStream(path))
}
