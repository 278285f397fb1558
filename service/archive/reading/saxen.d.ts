/** What we use of saxen 11, which brings no types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string
  type SaxParser = {
    on(event: 'openTag', told: (name: string, attributes: () => object, decode: Decode) => void): void
    on(event: 'closeTag', told: (name: string) => void): void
    on(event: 'text', told: (text: string, decode: Decode) => void): void
    on(event: 'cdata', told: (text: string) => void): void
    on(event: 'error', told: (fault: Error) => void): void
    write(piece: string): void
    end(): void
  }
  export const Parser: new () => SaxParser
}
