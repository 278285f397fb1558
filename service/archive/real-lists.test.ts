import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '../../test/support/client.ts'
import * as lists from '../../test/support/lists.ts'
import { openWorld, type World } from '../../test/support/world.ts'
import type { Column } from './contract/imports.ts'
import { importReport, importRows, mapList, runImport } from './contract/lists.ts'

/** Lists as other programs and people wrote them: `test/fixtures/lists/README.md` says whose they are. */

let world: World
let manager: Client

beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('han')
})
afterAll(() => world?.close())

type By = Record<string, Column> | Record<number, Column>

/** Read by the page, mapped as a person would say it, judged to its end. */
async function judged(file: string, by: By | null, fixed: Partial<Record<Column, string>> = {}) {
  const bytes = await readFile(`test/fixtures/lists/${file}`)
  const { id, headings, revision } = await lists.dryRun(manager, bytes, file)
  if (by !== null) {
    const columns = Object.fromEntries(
      Object.entries(by).map(([heading, column]) => {
        const at = headings.indexOf(heading)
        return [at < 0 ? Number(heading) : at, column]
      }),
    )
    await manager.tell(mapList, { params: { id }, body: { revision, mapping: { columns, fixed } } })
  }
  await world.settle()
  return manager.tell(importReport, { params: { id } })
}

const said = (report: Awaited<ReturnType<typeof judged>>) =>
  report.problems.map(
    ({ column, code, count, refuses }) => `${count} ${column}: ${code}${refuses ? '' : '?'}`,
  )

describe('a real list comes in through the page', () => {
  it('of LibreOffice: a dealer, his customers, devices, installers and past services in one sheet', async () => {
    const report = await judged('libreoffice-dealer.xlsx', null)
    expect(report).toMatchObject({
      rows: 6,
      expected: { created: 3, joined: 0, unchanged: 2, refused: 0, skipped: 1 },
    })
    expect(said(report)).toEqual(['2 purchasedOn: day not known?', '1 installer: installer not known?'])
  })

  it('of a telephone company, in English, nobody refused', async () => {
    const by: By = { customerID: 'customerName', InternetService: 'productLine', Contract: 'grade' }
    const report = await judged('telco-customers.csv', by)
    expect(report).toMatchObject({ rows: 60, expected: { created: 60, refused: 0 } })
    expect(said(report)).toEqual([])
  })

  it('of a city hotline: calls of one customer, the open ones without a day of service', async () => {
    const by: By = {
      'Unique Key': 'serviceNumber',
      'Closed Date': 'serviceOn',
      'Complaint Type': 'serviceFault',
      Descriptor: 'serviceFault',
      'Resolution Description': 'serviceDone',
      'Agency Name': 'serviceBy',
    }
    const report = await judged('nyc-311.csv', by, { customerName: 'New York City' })
    expect(report.look).toMatchObject({ encoding: 'utf-8', sheets: [{ headerRow: 1 }] })
    expect(said(report)).toEqual(['5 serviceOn: service without a day?', '4 null: same as an earlier row?'])
    await manager.tell(runImport, { params: { id: report.id } })
    await world.settle()
    const done = await manager.tell(importReport, { params: { id: report.id } })
    expect(done).toMatchObject({ stage: 'finished', done: { created: 1, refused: 0 } })
  })

  it('without headings, with tabs: the columns are told by their place', async () => {
    const by: By = { 1: 'serviceNumber', 3: 'productLine', 4: 'model', 7: 'serviceOn', 19: 'serviceDone' }
    const report = await judged('nhtsa-complaints.tsv', by, { customerName: 'NHTSA' })
    expect(report.look).toMatchObject({ delimiter: '\t', sheets: [{ headerRow: 0 }] })
    expect(said(report)).toEqual(['5 serviceOn: service without a day?', '4 null: same as an earlier row?'])
  })

  it('of patients, in GB18030 and without any heading of ours: a mapping by hand brings it in', async () => {
    const by: By = { department: 'productLine', title: 'serviceFault', answer: 'serviceDone' }
    const report = await judged('medical-questions.gb18030.csv', by, {
      customerName: '门诊',
      serviceOn: '2019',
    })
    expect(report.look.encoding).toBe('gb18030')
    expect(report).toMatchObject({ rows: 40, expected: { refused: 0 } })
    expect(said(report)).toEqual(['40 serviceOn: month not known?'])
    const by2: By = { title: 'customerName', ask: 'phone' }
    const wrong = await judged('medical-questions.gb18030.csv', by2)
    expect(wrong.expected.refused).toBe(40)
  })

  it('of makers and models', async () => {
    const by: By = { vendor: 'productLine', model: 'model', description: 'note' }
    const report = await judged('smart-home-devices.csv', by, { customerName: '样机室' })
    expect(report).toMatchObject({ rows: 80, expected: { refused: 0 } })
    const { items } = await manager.tell(importRows, {
      params: { id: report.id },
      query: { only: 'all', limit: 1 },
    })
    expect(items[0]?.cells).toMatchObject({ customerName: '样机室', productLine: 'ACMELEC' })
  })
})
