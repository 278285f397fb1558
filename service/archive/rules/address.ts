export type Region = { province: string; city: string; district: string }

const MUNICIPALITIES = '北京|上海|天津|重庆|重慶'
const PROVINCE = new RegExp(
  `^(?:(${MUNICIPALITIES})市?|([\\p{Script=Han}]{2,8}?(?:省|自治区|自治區|特别行政区|特別行政區)))`,
  'u',
)
const CITY = /^([\p{Script=Han}]{1,10}?(?:自治州|地区|地區|市|盟|縣|县))/u
const DISTRICT = /^([\p{Script=Han}]{1,8}?(?:新区|新區|区|區|县|縣|旗|市(?![镇鎮区區])|鄉|镇|鎮))/u

/**
 * Province, city and district where an address begins with them, else blank: nothing is guessed.
 * `浙江省杭州市西湖区…`, `北京市朝阳区…`, `新北市板橋區…`.
 */
export function regionOf(address: string): Region {
  let rest = address.normalize('NFKC').replace(/\s+/g, '')
  const province = PROVINCE.exec(rest)
  rest = rest.slice(province?.[0].length ?? 0)
  if (province?.[1] !== undefined) {
    const name = `${province[1]}市`
    return { province: name, city: name, district: DISTRICT.exec(rest.replace(/^市辖区/, ''))?.[1] ?? '' }
  }
  const city = CITY.exec(rest)
  if (city?.[1] === undefined) return { province: province?.[2] ?? '', city: '', district: '' }
  return {
    province: province?.[2] ?? '',
    city: city[1],
    district: DISTRICT.exec(rest.slice(city[0].length))?.[1] ?? '',
  }
}
