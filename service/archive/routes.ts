import { serveFile } from '#core/http/serve-file.ts'
import { route } from '#core/routes.ts'
import type { Findable } from '#core/slice.ts'
import { exportRoute } from '#service/people/exports/table.ts'
import * as attached from './actions/attachments.ts'
import * as customers from './actions/customers.ts'
import * as devices from './actions/devices.ts'
import * as imports from './actions/imports.ts'
import * as models from './actions/models.ts'
import * as attachmentContract from './contract/attachments.ts'
import * as deviceContract from './contract/devices.ts'
import * as exportContract from './contract/exports.ts'
import * as importContract from './contract/imports.ts'
import * as contract from './contract.ts'
import { customerTable } from './out/customers.ts'
import { deviceTable } from './out/devices.ts'
import { customerCard, customerFile, customerHits, listCustomers, phoneOwners } from './queries/customers.ts'
import { deviceCard, deviceHits } from './queries/devices.ts'
import { importReport, listImports, rowsOf } from './queries/imports.ts'
import { models as listModels, oneModel, oneProductLine, productLines } from './queries/models.ts'
import { timelineOf } from './queries/timeline.ts'

export const routes = [
  route(contract.listCustomers, (ctx, { query }) => listCustomers(ctx, query)),
  route(contract.customerFile, (ctx, { params }) => customerFile(ctx, params.id)),
  route(contract.addCustomer, async (ctx, { body }) =>
    customerCard(ctx, await customers.addCustomer(ctx, body)),
  ),
  route(contract.editCustomer, async (ctx, { params, body }) => {
    await customers.editCustomer(ctx, params.id, body)
    return customerCard(ctx, params.id)
  }),
  route(contract.addPhone, async (ctx, { params, body }) => {
    await customers.addPhone(ctx, params.id, body)
    return customerCard(ctx, params.id)
  }),
  route(contract.phoneOwners, (ctx, { query }) => phoneOwners(ctx, query.phone)),
  route(contract.revealCustomer, (ctx, { params, body }) => customers.reveal(ctx, params.id, body.reason)),
  route(contract.customerTimeline, (ctx, { params, query }) =>
    timelineOf(ctx, 'archive.customers', params.id, query),
  ),
  route(contract.deviceTimeline, (ctx, { params, query }) =>
    timelineOf(ctx, 'archive.devices', params.id, query),
  ),

  exportRoute(exportContract.exportCustomers, customerTable),
  exportRoute(exportContract.exportDevices, deviceTable),
  route(deviceContract.deviceCard, (ctx, { params }) => deviceCard(ctx, params.id)),
  route(deviceContract.addDevice, async (ctx, { params, body }) =>
    deviceCard(ctx, await devices.addDevice(ctx, params.id, body)),
  ),
  route(deviceContract.editDevice, async (ctx, { params, body }) => {
    await devices.editDevice(ctx, params.id, body)
    return deviceCard(ctx, params.id)
  }),
  route(deviceContract.passDeviceOn, async (ctx, { params, body }) => {
    await devices.passDeviceOn(ctx, params.id, body)
    return deviceCard(ctx, params.id)
  }),
  route(deviceContract.listProductLines, ctx => productLines(ctx)),
  route(deviceContract.addProductLine, async (ctx, { body }) =>
    oneProductLine(ctx, await models.addProductLine(ctx, body.name)),
  ),
  route(deviceContract.editProductLine, async (ctx, { params, body }) => {
    await models.editProductLine(ctx, params.id, body.name)
    return oneProductLine(ctx, params.id)
  }),
  route(deviceContract.listModels, (ctx, { query }) => listModels(ctx, query)),
  route(deviceContract.addModel, async (ctx, { body }) => oneModel(ctx, await models.addModel(ctx, body))),
  route(deviceContract.editModel, async (ctx, { params, body }) => {
    await models.editModel(ctx, params.id, body)
    return oneModel(ctx, params.id)
  }),

  route(attachmentContract.attachmentsOfCustomer, (ctx, { params }) =>
    attached.attachments(ctx, { customer: params.id }),
  ),
  route(attachmentContract.attachToCustomer, async (ctx, { params, body }) => ({
    id: await attached.attach(ctx, { customer: params.id }, body.file),
  })),
  route(attachmentContract.attachmentsOfDevice, (ctx, { params }) =>
    attached.attachments(ctx, { device: params.id }),
  ),
  route(attachmentContract.attachToDevice, async (ctx, { params, body }) => ({
    id: await attached.attach(ctx, { device: params.id }, body.file),
  })),
  serveFile(attachmentContract.archiveAttachmentContent, (ctx, { params }) =>
    attached.attachedFile(ctx, params.id),
  ),
  route(attachmentContract.takeArchiveAttachmentAway, async (ctx, { params }) => {
    await attached.takeAway(ctx, params.id)
    return params
  }),

  route(importContract.readList, async (ctx, { body }) =>
    importReport(ctx, await imports.readListFile(ctx, body.file)),
  ),
  route(importContract.listImports, (ctx, { query }) => listImports(ctx, query)),
  route(importContract.importReport, (ctx, { params }) => importReport(ctx, params.id)),
  route(importContract.importRows, (ctx, { params, query }) => rowsOf(ctx, params.id, query)),
  route(importContract.runImport, async (ctx, { params }) => {
    await imports.startImport(ctx, params.id)
    return importReport(ctx, params.id)
  }),
]

export const finds: Findable[] = [
  { kind: 'customer', cards: customerHits },
  { kind: 'device', cards: deviceHits },
]
