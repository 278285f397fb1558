import type { Role } from '../contract.ts'

/** Surnames of two characters that are common enough to be kept whole: `欧阳*`, not `欧**`. */
const DOUBLE_SURNAMES = new Set(
  (
    '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 独孤 獨孤 南宫 南宮 夏侯 尉迟 尉遲 皇甫 公孙 公孫 慕容 令狐 ' +
    '长孙 長孫 宇文 轩辕 軒轅 端木 百里 东郭 東郭 闻人 聞人 拓跋 完颜 完顏 呼延 万俟 萬俟 赫连 赫連 西门 西門 申屠 公冶 ' +
    '太史 澹台 澹臺 濮阳 濮陽 淳于 单于 單于 钟离 鍾離 鮮于 鲜于 亓官 司空 司寇 仲孙 仲孫 子车 子車 颛孙 顓孫 巫马 巫馬'
  ).split(' '),
)

/**
 * `+8613812345678` → `138****5678` (domain.md §6.1), `+8675588881234` → `0755****1234`. At least four digits
 * are hidden; of a short number that leaves less to see, or nothing.
 */
export function maskPhone(number: string): string {
  const bare = number.replace(/^\+86(?=1\d{10}$)/, '').replace(/^\+86/, '0')
  const digits = bare.replace(/\D/g, '')
  const tail = Math.min(4, Math.max(0, digits.length - 4))
  const head = Math.min(digits.startsWith('0') ? 4 : 3, Math.max(0, digits.length - tail - 4))
  return `${bare.startsWith('+') ? '+' : ''}${digits.slice(0, head)}****${digits.slice(digits.length - tail)}`
}

/** `张三丰` → `张*`, `欧阳修` → `欧阳*`, `Anna Weber` → `A*`. The length of the name is not told. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim())
  const two = characters.slice(0, 2).join('')
  if (characters.length > 2 && DOUBLE_SURNAMES.has(two)) return `${two}*`
  return `${characters[0] ?? ''}*`
}

/** `ma.junjie@example.org` → `m***@example.org`. */
export function maskEMail(address: string): string {
  const at = address.lastIndexOf('@')
  return `${Array.from(address)[0] ?? ''}***${at < 0 ? '' : address.slice(at)}`
}

/** Not the 镇 of 镇江, the 路 of 路桥区, the 乡 of 新乡市. */
const STREET =
  /^.*?(?:大道|大街|胡同|街道|路(?!桥区|南区|北区)|街|巷|弄|镇(?!江)|鎮(?!江)|乡(?![市县族])|鄉(?![市縣族])|村|Road|Street|Avenue|Lane)/u

/** Up to street or village, at most a third of a text that names none: no house, no floor, no flat. */
export function maskAddress(address: string): string {
  const plain = address.trim()
  if (plain === '') return ''
  const street = STREET.exec(plain.replace(/^[\p{N}\s,-]+/u, ''))
  if (street && street[0].length < plain.length) return `${street[0]}***`
  const characters = Array.from(plain)
  return `${characters.slice(0, Math.ceil(characters.length / 3)).join('')}***`
}

/**
 * Who sees whose phone and address: those who call customers see all; a technician those of his own visits,
 * from acceptance to 24 hours after (dispatch and fieldwork decide); auditor and administrator see them
 * masked and may reveal with a reason, journalled each time (domain.md §6.1).
 */
export type Sight = 'full' | 'own visits' | 'by reveal' | 'masked'

const FULL: readonly Role[] = ['agent', 'dispatcher', 'visitor', 'manager']
const BY_REVEAL: readonly Role[] = ['admin', 'auditor']

export function mayReveal(roles: readonly string[]): Sight {
  if (FULL.some(role => roles.includes(role))) return 'full'
  if (BY_REVEAL.some(role => roles.includes(role))) return 'by reveal'
  return roles.includes('technician') ? 'own visits' : 'masked'
}
