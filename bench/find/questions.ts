import { soundOf } from '#core/find/syllables.ts'
import { type Dice, dice } from '#db/world/dice.ts'
import type { Sizes } from '../town/rows.ts'
import { inhabitant, machine, trouble } from '../town/town.ts'

export type Kind = {
  name: string
  ask(chance: Dice, sizes: Sizes): string
  finds: boolean
  /** Not one key but two, or a slip of the pen: measured, with no figure that is asked for. */
  beside?: boolean
}

const somebody = (chance: Dice, { customers }: Sizes) => inhabitant(chance.between(0, customers - 1))

const fragment = (length: number) => (chance: Dice, sizes: Sizes) => {
  const characters = Array.from(somebody(chance, sizes).address)
  const from = chance.between(0, Math.max(0, characters.length - length))
  return characters.slice(from, from + length).join('')
}

const spelt = (chance: Dice, phone: string) =>
  chance.pick([
    phone,
    `+86 ${phone}`,
    `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`,
    `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`,
  ])

const initials = (name: string) => Array.from(name, character => soundOf(character).slice(0, 1)).join('')

const street = (address: string) =>
  /(?:区|市)([^区市]{2,6}?(?:路|街|大道|巷))/.exec(address)?.[1] ?? address.slice(6, 10)

/** One digit of a phone is another; such a number may be somebody else's, but seldom. */
function slip(chance: Dice, phone: string): string {
  const at = chance.between(3, 9)
  const digit = (Number(phone[at]) + chance.between(1, 9)) % 10
  return `${phone.slice(0, at)}${digit}${phone.slice(at + 1)}`
}

/** Every kind of key, and what people type besides. `finds`: each question has an answer. */
export const KINDS: readonly Kind[] = [
  { name: 'phone', finds: true, ask: (c, s) => spelt(c, somebody(c, s).phone) },
  { name: 'last four', finds: true, ask: (c, s) => somebody(c, s).phone.slice(-4) },
  { name: 'phone begun', finds: true, ask: (c, s) => somebody(c, s).phone.slice(0, c.between(3, 8)) },
  { name: 'name', finds: true, ask: (c, s) => somebody(c, s).name },
  { name: 'surname', finds: true, ask: (c, s) => Array.from(somebody(c, s).name)[0] ?? '' },
  { name: 'pinyin', finds: true, ask: (c, s) => soundOf(somebody(c, s).name) },
  { name: 'initials', finds: true, ask: (c, s) => initials(somebody(c, s).name) },
  { name: 'address, 1 character', finds: true, ask: fragment(1) },
  { name: 'address, 2 characters', finds: true, ask: fragment(2) },
  { name: 'address, 4 characters', finds: true, ask: fragment(4) },
  { name: 'address, whole', finds: true, ask: (c, s) => somebody(c, s).address },
  { name: 'serial', finds: true, ask: (c, s) => machine(c.between(0, s.devices - 1), s.customers).serial },
  {
    name: 'serial, end',
    finds: true,
    ask: (c, s) => machine(c.between(0, s.devices - 1), s.customers).serial.slice(-6),
  },
  { name: 'number', finds: true, ask: (c, s) => trouble(c.between(0, s.cases - 1), s.customers).number },
  {
    name: 'name and street',
    finds: true,
    beside: true,
    ask: (c, s) => {
      const { name, address } = somebody(c, s)
      return `${name} ${street(address)}`
    },
  },
  {
    name: 'surname and street',
    finds: true,
    beside: true,
    ask: (c, s) => {
      const { name, address } = somebody(c, s)
      return `${Array.from(name)[0]} ${street(address)}`
    },
  },
  {
    name: 'name and last four',
    finds: true,
    beside: true,
    ask: (c, s) => {
      const { name, phone } = somebody(c, s)
      return `${phone.slice(-4)} ${name}`
    },
  },
  {
    name: 'name misheard',
    finds: false,
    beside: true,
    ask: (c, s) => somebody(c, s).name.replace(/.$/u, last => HOMOPHONES[last] ?? '瓓'),
  },
  {
    name: 'phone, one digit wrong',
    finds: false,
    beside: true,
    ask: (c, s) => slip(c, somebody(c, s).phone),
  },
  {
    name: 'nothing at all',
    finds: false,
    beside: true,
    ask: c => Array.from({ length: c.between(2, 6) }, () => c.pick([...NOWHERE])).join(''),
  },
]

const HOMOPHONES: Record<string, string> = {
  伟: '炜',
  强: '蔷',
  军: '筠',
  芳: '坊',
  敏: '闵',
  静: '婧',
  杰: '颉',
  明: '铭',
  英: '瑛',
  华: '骅',
}
const NOWHERE = '龘靐齉爩鱻麤灪癵籱饢驫羴飍'

/** The same questions in every run. */
export function questions(kind: Kind, sizes: Sizes, count: number, seed: number): string[] {
  const chance = dice(seed)
  return Array.from({ length: count }, () => `/api/find?text=${encodeURIComponent(kind.ask(chance, sizes))}`)
}
