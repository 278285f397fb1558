import { columnOf } from './columns.ts'

const COUNT_WORDS =
  '条|行|台|户|件|人|笔|单|个|项|家|套|位|名|张|份|组|部|只|條|筆|戶|單|個|項|張|組|隻|(?:人|台|户|戶)?次'
const SUMMED =
  '合计|小计|总计|总共|共计|累计|总数|总额|合計|小計|總計|總共|共計|累計|總數|總額|(?:sub|grand )?totals?|sum|average|平均'
const SPAN = '本页|本月|本年|全年|以上|本季|本頁|當月|当月|[\\d年月]+'
const TOTAL = new RegExp(
  `^(?:${SPAN})?(?:${SUMMED})[\\s:：]*(?:[¥￥$]?[\\d,.]+\\s*(?:元|${COUNT_WORDS})?)?[。.]?$`,
  'i',
)
const COUNTED = new RegExp(
  `^(?:${SUMMED}|以上)?[\\s:：]*共\\s*\\d+\\s*(?:${COUNT_WORDS})(?:记录|記錄|紀錄|客户|客戶)?\\s*[。.]?$`,
)

/** How many cells of a row are looked at: the word stands before the figures. */
const LOOKED_AT = 4

/**
 * A line that adds up the lines above, or says the headings again on a new page: it speaks of no customer.
 */
export function isTotal(texts: readonly string[]): boolean {
  const said = texts.map(text => text.trim())
  const front = said
    .slice(0, LOOKED_AT)
    .map(text => text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, ''))
  if (front.some(text => TOTAL.test(text) || COUNTED.test(text))) return true
  const filled = said.filter(text => text !== '')
  return filled.length > 1 && filled.every(text => columnOf(text) !== null)
}
