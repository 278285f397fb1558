import { type Country, showPhone } from '#core/phones.ts'

type Material = { name: string; quantity: number | string | null; unit: string }

/** `0755 8888 1234 转802`: as a list of ours says a phone, and reads it (core/phones.ts). */
export const phoneCell = (number: string, extension: string, country: Country): string =>
  `${showPhone(number, '', country)}${extension === '' ? '' : ` 转${extension}`}`

/** What stands behind a phone in brackets: whose it is. */
export const labelled = (phone: string, label: string): string => {
  const plain = label.replace(/[()（）、,;|\s]+/gu, ' ').trim()
  return plain === '' ? phone : `${phone}(${plain})`
}

/** `铜管 3 米；支架 2；R32`. A list of materials is parted by these signs, so no name holds them. */
export function materialsCell(materials: readonly Material[]): string {
  return materials
    .map(({ name, quantity, unit }) => {
      const plain = name.replace(/[、,，;；\s]+/gu, ' ').trim()
      return quantity === null ? plain : `${plain} ${Number(quantity)}${unit === '' ? '' : ` ${unit}`}`
    })
    .join('；')
}
