import { posix } from 'node:path'
import { NotAList } from './no-list.ts'
import { type NumberForm, numberForm } from './numbers.ts'
import { hear } from './xml.ts'
import { directoryOf, type Entry } from './zip.ts'

export type SheetPart = { name: string; hidden: boolean; entry: Entry }
export type Workbook = {
  sheets: SheetPart[]
  strings: Entry | null
  /** How the numbers of a cell are shown, by the number of its style. */
  forms: NumberForm[]
  /** Days are counted from 1904 (Excel on old Macs). */
  from1904: boolean
}

const MOST_SHEETS = 200
const MOST_STYLES = 70_000

/** What lies where in an .xlsx file. @throws NotAList */
export async function openWorkbook(path: string): Promise<Workbook> {
  const directory = await directoryOf(path)
  const main = await mainPart(directory)
  const entry = directory.get(main)
  if (entry === undefined) throw new NotAList('no readable Excel file')
  const parts = await relations(directory, main)
  const sheets: SheetPart[] = []
  let from1904 = false
  await hear(entry, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes().date1904 ?? '')
      if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return
      const sheet = attributes()
      const part = parts.get(sheet.id ?? '')
      const body = directory.get(part?.target ?? '')
      const hidden = sheet.state !== undefined && sheet.state !== 'visible'
      // A sheet of charts alone has no rows.
      if (part?.type === 'worksheet' && body !== undefined)
        sheets.push({ name: sheet.name ?? '', hidden, entry: body })
    },
  })
  if (sheets.length === 0) throw new NotAList('no readable Excel file')
  const named = (type: string) =>
    directory.get([...parts.values()].find(part => part.type === type)?.target ?? '') ?? null
  const styles = named('styles')
  return {
    sheets,
    strings: named('sharedStrings'),
    forms: styles === null ? [] : await formsOf(styles),
    from1904,
  }
}

type Part = { type: string; target: string }

async function mainPart(directory: Map<string, Entry>): Promise<string> {
  const parts = await relations(directory, '')
  const main = [...parts.values()].find(({ type }) => type === 'officeDocument')
  return main?.target ?? 'xl/workbook.xml'
}

/** What a part of the file refers to, by id: `xl/workbook.xml` tells in `xl/_rels/workbook.xml.rels`. */
async function relations(directory: Map<string, Entry>, part: string): Promise<Map<string, Part>> {
  const folder = posix.dirname(part)
  const entry = directory.get(posix.join(folder, '_rels', `${posix.basename(part)}.rels`).toLowerCase())
  const found = new Map<string, Part>()
  if (entry === undefined) return found
  await hear(entry, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id = '', Type = '', Target = '' } = attributes()
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: target.toLowerCase() })
    },
  })
  return found
}

/** Styles name a form of numbers by its id; the ids above 163 are the file's own. */
async function formsOf(entry: Entry): Promise<NumberForm[]> {
  const codes = new Map<number, string>()
  const forms: NumberForm[] = []
  let inCells = false
  await hear(entry, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode } = attributes()
        if (codes.size < MOST_STYLES) codes.set(Number(numFmtId), formatCode ?? '')
      } else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells && forms.length < MOST_STYLES) {
        const id = Number(attributes().numFmtId ?? 0)
        forms.push(numberForm(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return forms
}
