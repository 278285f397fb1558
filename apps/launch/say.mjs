/** The same idea as core/fault.ts, for the time before TypeScript can run. */
export class PlainFault extends Error {
  constructor(sentence, wayOut) {
    super(sentence)
    this.wayOut = wayOut
  }
}

export function tell(fault) {
  console.error(fault instanceof PlainFault ? `\n  ${fault.message}\n  ${fault.wayOut}\n` : fault)
}

/** On stderr, so that what a command prints can be piped. */
export const say = sentence => console.error(`  ${sentence}`)
