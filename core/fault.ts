/**
 * Something around us is not as it must be: a busy port, a full disk, a wrong setting. It is told to the
 * operator as one plain sentence and a way out, never as a stack. Bugs stay ordinary errors.
 */
export class PlainFault extends Error {
  readonly sentence: string
  readonly wayOut: string

  constructor(sentence: string, wayOut: string, options?: ErrorOptions) {
    super(`${sentence} ${wayOut}`, options)
    this.name = 'PlainFault'
    this.sentence = sentence
    this.wayOut = wayOut
  }
}
