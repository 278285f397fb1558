import { fold } from '#core/find/fold.ts'
import type { Column } from '../contract/imports.ts'

/** What people write above the columns of a customer list: the glossary's words and their near relations. */
const HEADINGS: Record<Column, readonly string[]> = {
  customerName: [
    '客户姓名',
    '客户',
    '客户名称',
    '姓名',
    '用户姓名',
    '用户',
    '顾客姓名',
    '名称',
    'customer',
    'customer name',
    'name',
    'client',
  ],
  phone: [
    '联系电话',
    '电话',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系方式',
    '客户电话',
    '行动电话',
    '联络电话',
    '连络电话',
    'phone',
    'phone number',
    'telephone',
    'tel',
    'mobile',
    'contact number',
  ],
  address: [
    '地址',
    '详细地址',
    '安装地址',
    '客户地址',
    '联系地址',
    '服务地址',
    '住址',
    'address',
    'installation address',
    'service address',
  ],
  productLine: [
    '产品线',
    '产品类别',
    '产品类型',
    '品类',
    '类别',
    '产品',
    'product line',
    'category',
    'product',
    'product category',
  ],
  model: [
    '型号',
    '机型',
    '产品型号',
    '购买机型',
    '规格型号',
    '设备型号',
    'model',
    'model number',
    'model no',
  ],
  serial: [
    '序列号',
    '机号',
    '机身号',
    '机器编号',
    '产品序列号',
    '出厂编号',
    '条码',
    'sn',
    's/n',
    'serial',
    'serial number',
    'serial no',
  ],
  purchasedOn: [
    '购买日期',
    '购买时间',
    '购机日期',
    '销售日期',
    '购货日期',
    'purchase date',
    'purchased on',
    'date of purchase',
    'sale date',
  ],
  installedOn: [
    '安装日期',
    '安装时间',
    '初装日期',
    '装机日期',
    'installation date',
    'install date',
    'installed on',
  ],
  installer: [
    '初装人员',
    '安装人员',
    '安装人员姓名',
    '安装工',
    '安装师傅',
    '初装师傅',
    '初装人',
    '安装人',
    'installer',
    'installed by',
  ],
  materials: ['辅料明细', '辅料', '安装辅料', '材料明细', '安装材料', 'materials', 'installation materials'],
  purchasePlace: [
    '购买地点',
    '购买门店',
    '销售门店',
    '门店',
    '经销商',
    '购机地点',
    'place of purchase',
    'store',
    'dealer',
    'shop',
  ],
  note: ['备注', '说明', '附注', '备注说明', 'note', 'notes', 'remark', 'remarks', 'comment'],
}

const byHeading = new Map<string, Column>()
for (const [column, headings] of Object.entries(HEADINGS) as [Column, readonly string[]][]) {
  for (const heading of headings) byHeading.set(fold(heading), column)
}

/**
 * The column that a heading names, in any width, case, 简 or 繁: `聯絡電話（必填）` is not asked to be exact about its
 * brackets.
 */
export function columnOf(heading: string): Column | null {
  const bare = heading.normalize('NFKC').replace(/[([【*].*$/u, '')
  return byHeading.get(fold(heading)) ?? byHeading.get(fold(bare)) ?? null
}

/** Titles, dates and blank lines may stand above the headings, no more than this many. */
export const MOST_LINES_ABOVE = 10

export type Headings = {
  /** Index of the heading row. */
  at: number
  columns: { column: Column; index: number; heading: string }[]
  leftOut: string[]
}

/**
 * The first row that names at least two columns, a name or a phone among them. The first of two equal
 * headings counts.
 */
export function findHeadings(rows: readonly (readonly string[])[]): Headings | null {
  for (const [at, row] of rows.slice(0, MOST_LINES_ABOVE + 1).entries()) {
    const columns: Headings['columns'] = []
    const leftOut: string[] = []
    for (const [index, heading] of row.entries()) {
      const column = columnOf(heading)
      if (column !== null && !columns.some(one => one.column === column))
        columns.push({ column, index, heading })
      else if (heading.trim() !== '') leftOut.push(heading.trim())
    }
    const has = (column: Column) => columns.some(one => one.column === column)
    if (columns.length >= 2 && (has('customerName') || has('phone'))) return { at, columns, leftOut }
  }
  return null
}

/** How many headings of ours these rows hold: the right decoding of a file is the one that knows most. */
export function knownHeadings(rows: readonly (readonly string[])[]): number {
  return findHeadings(rows)?.columns.length ?? 0
}
