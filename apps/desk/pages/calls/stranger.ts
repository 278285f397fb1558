const PHONE = /^[\d\s+()-]{5,}$/
/** What stands in an address and hardly in a name. */
const PLACE = /\d|[路街道巷弄幢栋棟楼樓室村镇鎮区區县縣]|\b(?:road|street|avenue|lane)\b/i

/** Where somebody who was not found becomes a customer: what was typed of him is filled in already. */
export function newCustomerAt(typed: string): string {
  const text = typed.trim()
  const known = PHONE.test(text) ? 'phone' : PLACE.test(text) ? 'address' : 'name'
  const asked = new URLSearchParams({ call: '1', ...(text === '' ? {} : { [known]: text }) })
  return `/customers/new?${asked}`
}
