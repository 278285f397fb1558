const TOTAL = /^(?:合计|小计|总计|共计|累计|合計|小計|總計|共計|累計|(?:sub|grand )?total|sum)\s*[:：]?$/i
const COUNTED =
  /^(?:合计|总计|合計|總計)?\s*共\s*\d+\s*(?:条|行|台|户|件|人|條|筆|戶)(?:记录|記錄|紀錄)?\s*[。.]?$/

/** How many cells of a row are looked at: the word stands before the figures. */
const LOOKED_AT = 4

/** A line that adds up the lines above: it speaks of no customer. */
export const isTotal = (texts: readonly string[]): boolean =>
  texts
    .slice(0, LOOKED_AT)
    .map(text => text.trim())
    .some(text => TOTAL.test(text) || COUNTED.test(text))
