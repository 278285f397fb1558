/** What we use of saxen 11, which brings no types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string
  export class Parser {
    on(event: 'openTag', told: (name: string, attributes: () => object, decode: Decode) => void): this
    on(event: 'closeTag', told: (name: string) => void): this
    on(event: 'text', told: (text: string, decode: Decode) => void): this
    on(event: 'cdata', told: (text: string) => void): this
    on(event: 'error', told: (fault: Error) => void): this
    write(piece: string): this
    end(): Error | undefined
  }
}
