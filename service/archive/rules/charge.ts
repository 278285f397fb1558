/** More than 100 million 元 is no charge of a repair, and would not fit where money is added up. */
const MOST_YUAN = 100_000_000
const NOTHING_TO_PAY =
  /^(?:免费|免費|免收|免|保内|保內|质保内|質保內|三包|不收费|不收費|未收费|free(?: of charge)?|no charge|n\/c|warranty)$/i
const BEFORE = String.raw`(?:[¥$€£]|rmb|cny|nt\$|ntd|twd|hk\$|hkd|usd|us\$|人民币|人民幣|新台币|新臺幣|共|约|約)`
const BEHIND = `(?:元|块钱?|塊錢?|圆|圓|rmb|cny|yuan|ntd|twd|hkd|usd)?(?:整|正)?`
const SUM = new RegExp(
  String.raw`^${BEFORE}?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,4})?\s*(万|萬)?\s*${BEHIND}\s*(?:\([^)]*\))?$`,
  'i',
)

/** `￥1,200.00元` → 120000 分; 免费 is 0. Null for what is no sum. */
export function readCharge(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (NOTHING_TO_PAY.test(plain)) return 0
  const parts = SUM.exec(plain)
  if (parts === null) return null
  const yuan =
    Number(`${parts[1]?.replaceAll(',', '')}${parts[2] ?? ''}`) * (parts[3] === undefined ? 1 : 10_000)
  return yuan > MOST_YUAN ? null : Math.round(yuan * 100)
}
