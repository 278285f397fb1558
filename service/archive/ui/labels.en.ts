import type { Words } from '#core/web/words.ts'
import type hans from './labels.zh-Hans.ts'

export default {
  title: 'Labels',
  print: 'Print labels',
  printPaper: 'Print',
  none: 'No label yet. Printing makes one.',
  number: 'Label {{number}}',
  made: '{{at}}, {{by}}',
  revoked: 'Revoked: {{at}}, {{by}}',
  revoke: 'Revoke',
  revokeAsk:
    'Revoke label {{number}}? Whoever scans it sees nothing any more, for good; the next print makes another.',
  allDevices: 'All devices',
  ofCustomer: 'The devices of one customer',
  ofImport: 'The devices of one list',
  ofDevice: 'One device',
  which: 'Which devices',
  unlabelledOnly: 'Only those without a label',
  count: '{{devices}} devices, {{unlabelled}} of them without a label.',
  sheet: 'Label paper',
  sheets: {
    a4: 'A4, {{columns}} × {{rows}}, {{width}} × {{height}} mm each',
    roll: 'Roll {{width}} × {{height}} mm',
  },
  first: 'Begin at label',
  firstHint: 'On a sheet that was begun: its first free place.',
  right: 'Move right (mm)',
  down: 'Move down (mm)',
  nudgeHint: 'If the print is askew, correct it here; this computer remembers it.',
  make: 'Make labels',
  next: 'Next batch',
  ready_one: '{{count}} label, pages: {{pages}}. Print at “actual size” (100%), not “fit to page”.',
  ready_other: '{{count}} labels, pages: {{pages}}. Print at “actual size” (100%), not “fit to page”.',
  test: 'Try one page on plain paper first and hold it against the label paper.',
  hotlineMissing:
    'No service hotline is set, so this line is missing on the labels. An administrator sets it on the page “Service points”.',
  onlyHere:
    'These labels lead to {{address}}, which only phones in this network can open. Set a public address (YINUO_URL) before customers get them.',
  scan: 'Scan for service',
  shortNumber: 'Label',
} satisfies Words<typeof hans>
