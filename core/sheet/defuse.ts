/**
 * What Excel takes for the beginning of a formula when it opens a CSV (OWASP, CSV injection); the full-width
 * signs are taken for it where the input method is Chinese or Japanese.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/u

/** A text that Excel would run gets a `'` in front; so does one that looks as if it had got one already. */
export const defuse = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** Takes away again what `defuse` put there: `undefuse(defuse(text))` is the text, whatever it is. */
export const undefuse = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
