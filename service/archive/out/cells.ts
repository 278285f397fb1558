import { type Country, showPhone } from '#core/phones.ts'
import { CALLED_PHONE } from '../rules/cells.ts'

type Material = { name: string; quantity: number | string | null; unit: string }

/** `0755 8888 1234 转802`: as a list of ours says a phone, and reads it (core/phones.ts). */
export const phoneCell = (number: string, extension: string, country: Country): string =>
  `${showPhone(number, '', country)}${extension === '' ? '' : ` 转${extension}`}`

/** A local number of fewer digits is not read with a word beside it. */
const LEAST_DIGITS = 7

/** What stands behind a phone in brackets: whose it is. Words that the list would not read back stay out. */
export function labelled(phone: string, label: string): string {
  const plain = oneLine(label.normalize('NFKC').replace(/[()\d、,;|/]+/gu, ' ')).slice(0, 40)
  const said = plain !== '' && !CALLED_PHONE.test(plain) && phone.replace(/\D/g, '').length >= LEAST_DIGITS
  return said ? `${phone}(${plain})` : phone
}

/** As a list reads it back: spaces and breaks are one space. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()

const MOST_PHONES = 10
const LONGEST_CELL = 180

/** Phones as cells that a list reads: at most ten in one, and not too long. The first stands in each. */
export function phoneCells(phones: readonly string[]): string[] {
  const [first = '', ...rest] = phones
  const cells = [[first]]
  for (const phone of rest) {
    const last = cells.at(-1)
    const fits = last && last.length < MOST_PHONES && [...last, phone].join('、').length <= LONGEST_CELL
    if (fits) last.push(phone)
    else cells.push([first, phone])
  }
  return cells.map(cell => cell.join('、'))
}

/** `铜管 3 米、支架 2、R32`. A list of materials is parted by these signs, so no name holds them. */
export function materialsCell(materials: readonly Material[]): string {
  return materials
    .map(({ name, quantity, unit }) => {
      const plain = oneLine(name.normalize('NFKC').replace(/[、,;]+/gu, ' '))
      return quantity === null
        ? plain
        : `${plain} ${Number(quantity)}${unit === '' ? '' : ` ${unit.normalize('NFKC')}`}`
    })
    .join('、')
}
