import { serveFile } from '#core/http/serve-file.ts'
import { serveStream } from '#core/http/serve-stream.ts'
import { route } from '#core/routes.ts'
import type { Findable } from '#core/slice.ts'
import { exportRoute } from '#service/people/exports/table.ts'
import * as attached from './actions/attachments.ts'
import * as agreed from './actions/contracts.ts'
import * as customers from './actions/customers.ts'
import * as devices from './actions/devices.ts'
import * as imports from './actions/imports.ts'
import * as labels from './actions/labels.ts'
import * as memories from './actions/memories.ts'
import * as merging from './actions/merging.ts'
import * as models from './actions/models.ts'
import * as decisions from './actions/name-decisions.ts'
import * as attachmentContract from './contract/attachments.ts'
import * as agreedContract from './contract/contracts.ts'
import * as deviceContract from './contract/devices.ts'
import * as exportContract from './contract/exports.ts'
import * as labelContract from './contract/labels.ts'
import * as listContract from './contract/lists.ts'
import * as memoryContract from './contract/memories.ts'
import * as mergeContract from './contract/merging.ts'
import * as contract from './contract.ts'
import { customerTable } from './out/customers.ts'
import { deviceTable } from './out/devices.ts'
import { refusedFile } from './out/refused.ts'
import { contractsOfCustomer, contractsOfDevice } from './queries/contracts.ts'
import { customerCard, customerFile, customerHits, listCustomers, phoneOwners } from './queries/customers.ts'
import { deviceCard, deviceHits } from './queries/devices.ts'
import { duplicates } from './queries/duplicates.ts'
import { importReport, listImports, namesToDecide, rowsOf } from './queries/imports.ts'
import { countForLabels, labelSheet, labelsOfDevice } from './queries/labels.ts'
import { listMerges, oneMerge } from './queries/merges.ts'
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
  route(mergeContract.listDuplicates, (ctx, { params, query }) => duplicates(ctx, params.kind, query)),
  route(mergeContract.tellApart, async (ctx, { params, body }) => {
    await merging.tellApart(ctx, params.kind, body)
    return body
  }),
  route(mergeContract.listMerges, (ctx, { params, query }) => listMerges(ctx, params.kind, query)),
  route(mergeContract.mergeTwo, async (ctx, { params, body }) =>
    oneMerge(ctx, params.kind, await merging.mergeTwo(ctx, params.kind, body)),
  ),
  route(mergeContract.undoMerge, async (ctx, { params }) => {
    await merging.undoMerge(ctx, params.kind, params.id)
    return oneMerge(ctx, params.kind, params.id)
  }),

  route(attachmentContract.takeArchiveAttachmentAway, async (ctx, { params }) => {
    await attached.takeAway(ctx, params.id)
    return params
  }),

  route(memoryContract.noteDate, async (ctx, { params, body }) => ({
    id: await memories.noteDate(ctx, params.id, body),
  })),
  route(memoryContract.takeDateBack, async (ctx, { params }) => ({
    id: await memories.takeDateBack(ctx, params.id),
  })),
  route(memoryContract.noteInterests, async (ctx, { params, body }) => ({
    id: await memories.noteInterests(ctx, params.id, body.words),
  })),
  route(memoryContract.takeInterestBack, async (ctx, { params }) => ({
    id: await memories.takeInterestBack(ctx, params.id),
  })),
  route(memoryContract.gradeCustomer, async (ctx, { params, body }) => ({
    id: await memories.gradeCustomer(ctx, params.id, body.grade),
  })),

  route(agreedContract.contractsOfCustomer, (ctx, { params }) => contractsOfCustomer(ctx, params.id)),
  route(agreedContract.contractsOfDevice, (ctx, { params }) => contractsOfDevice(ctx, params.id)),
  route(agreedContract.noteContract, async (ctx, { params, body }) => ({
    id: await agreed.noteContract(ctx, params.id, body),
  })),
  route(agreedContract.endContract, async (ctx, { params, body }) => ({
    id: await agreed.endContract(ctx, params.id, body.lastDay),
  })),
  route(agreedContract.takeContractBack, async (ctx, { params }) => ({
    id: await agreed.takeContractBack(ctx, params.id),
  })),

  route(labelContract.countForLabels, (ctx, { query }) => countForLabels(ctx, query)),
  route(labelContract.makeLabels, async (ctx, { body }) =>
    labelSheet(ctx, await labels.makeLabels(ctx, body)),
  ),
  route(labelContract.labelsOfDevice, (ctx, { params }) => labelsOfDevice(ctx, params.id)),
  route(labelContract.revokeLabel, async (ctx, { params }) => {
    await labels.revokeLabel(ctx, params.id)
    return params
  }),

  route(listContract.readList, async (ctx, { body }) =>
    importReport(ctx, await imports.readListFile(ctx, body.file)),
  ),
  route(listContract.listImports, (ctx, { query }) => listImports(ctx, query)),
  route(listContract.importReport, (ctx, { params }) => importReport(ctx, params.id)),
  route(listContract.importRows, (ctx, { params, query }) => rowsOf(ctx, params.id, query)),
  route(listContract.mapList, async (ctx, { params, body }) => {
    await imports.mapList(ctx, params.id, body)
    return importReport(ctx, params.id)
  }),
  route(listContract.decideNames, async (ctx, { params, body }) => {
    if ('all' in body) await decisions.decideAllAtOnce(ctx, params.id, body.all)
    else await decisions.decideNames(ctx, params.id, body.names)
    return importReport(ctx, params.id)
  }),
  route(listContract.importNames, (ctx, { params, query }) => namesToDecide(ctx, params.id, query)),
  route(listContract.goOnAgain, async (ctx, { params }) => {
    await imports.goOnAgain(ctx, params.id)
    return importReport(ctx, params.id)
  }),
  route(listContract.decideTwins, async (ctx, { params, body }) => {
    await decisions.decideTwins(ctx, params.id, body.rows, body.decision)
    return importReport(ctx, params.id)
  }),
  route(listContract.runImport, async (ctx, { params }) => {
    await imports.startImport(ctx, params.id)
    return importReport(ctx, params.id)
  }),
  serveStream(listContract.refusedRows, ({ house }, known, { params, query }) =>
    refusedFile(house, known, params.id, query),
  ),
  route(listContract.cancelImport, async (ctx, { params }) => {
    await imports.cancelImport(ctx, params.id)
    return importReport(ctx, params.id)
  }),
  route(listContract.undoImport, async (ctx, { params }) => {
    await imports.undoImport(ctx, params.id)
    return importReport(ctx, params.id)
  }),
]

export const finds: Findable[] = [
  { kind: 'customer', cards: customerHits },
  { kind: 'device', cards: deviceHits },
]
