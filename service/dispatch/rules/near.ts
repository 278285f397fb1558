import { regionOf } from '#service/archive/rules/address.ts'

/** Of those who know the device equally well, who is nearer goes; what is not known counts as far away. */
export const NEARNESS = ['this district', 'this city'] as const
export type Nearness = (typeof NEARNESS)[number]

export type Place = { city: string; district: string }

/** `德城区三八中路 210 号`: people of one city leave it out. */
const LEADING_DISTRICT = /^[\p{Script=Han}]{1,6}?(?:区|區|县|縣|旗)/u

/** City and district that an address names, else blank. */
export function placeOf(address: string): Place {
  const { city, district } = regionOf(address)
  if (city !== '') return { city, district }
  const plain = address.normalize('NFKC').replace(/\s+/g, '')
  return { city: '', district: LEADING_DISTRICT.exec(plain)?.[0] ?? '' }
}

export const isKnown = ({ city, district }: Place): boolean => city !== '' || district !== ''

/**
 * How near somebody works to a customer's place.
 * @param works where he works: his service point, then the points above it. The district is his own point's;
 * a city that its address leaves out is that of a point above.
 */
export function nearness(place: Place, works: readonly Place[]): Nearness | null {
  const [own] = works
  if (!own) return null
  const city = works.find(one => one.city !== '')?.city ?? ''
  if (sameDistrict(place, { city, district: own.district })) return 'this district'
  if (own.city !== '' && sameDistrict(place, own)) return 'this district'
  return city !== '' && city === place.city ? 'this city' : null
}

/**
 * Some write a county as a district (德州市平原县), some as the city (平原县): it is one place. Districts of the
 * same name in two cities are two (鼓楼区 is in Nanjing and in Fuzhou).
 */
function sameDistrict(a: Place, b: Place): boolean {
  const cities = a.city === '' || b.city === '' || a.city === b.city
  if (cities && a.district !== '') return a.district === b.district
  const county = (one: Place, other: Place) => one.city !== '' && one.city === other.district
  return county(a, b) || county(b, a) || (isCounty(a.city) && a.city === b.city)
}

const isCounty = (city: string): boolean => /[县縣]$/.test(city)
