import { type Dice, dice } from '#db/world/dice.ts'
import { personName } from '#db/world/names.ts'

/** Change it when what is made here changes: a database that was made by another town is made anew. */
export const TOWN = 'town 2'

export type Inhabitant = { id: string; name: string; phone: string; address: string; addressId: string }
export type Machine = { id: string; owner: number; serial: string }
export type Trouble = { id: string; owner: number; number: string }

const MOBILES = ['138', '139', '136', '137', '150', '151', '158', '159', '186', '187', '198'] as const
const MODELS = ['CX16', 'CX18', 'JY20', 'YT80', 'LY15', 'KF10'] as const

/**
 * The same inhabitants on every machine, each by his number alone: nothing has to be remembered of a million.
 */
export function inhabitant(n: number): Inhabitant {
  const chance = dice(1_000_003 * n + 1)
  return {
    id: idOf(1, n),
    addressId: idOf(2, n),
    name: personName(chance),
    phone: `${chance.pick(MOBILES)}${digits(chance, 8)}`,
    address: address(chance),
  }
}

/** 1.2 machines to a customer: each has one, every fifth a second. */
export function machine(n: number, customers: number): Machine {
  const chance = dice(1_000_033 * n + 2)
  const serial = `${chance.pick(MODELS)}-20${chance.between(15, 26)}-${String(n).padStart(7, '0')}`
  return { id: idOf(3, n), owner: n < customers ? n : (n - customers) * 5, serial }
}

/** Numbered from 2024 on; `perDay` so that the last of them is not of today. */
export function trouble(n: number, customers: number, perDay = 400): Trouble {
  const chance = dice(1_000_037 * n + 3)
  const day = Temporal.PlainDate.from('2024-01-01').add({ days: Math.floor(n / perDay) })
  const number = `${day.toString().replaceAll('-', '')}-${String((n % perDay) + 1).padStart(4, '0')}`
  return { id: idOf(4, n), owner: chance.between(0, customers - 1), number }
}

/** In the form of a UUIDv7, in the order of `n`. */
export function idOf(kind: number, n: number): string {
  const hex = n.toString(16).padStart(8, '0')
  const chaff = (n * 2_654_435_761).toString(16).padStart(12, '0').slice(-12)
  return `0190${hex.slice(0, 4)}-${hex.slice(4)}-7${kind.toString(16)}00-8000-${chaff}`
}

const digits = (chance: Dice, count: number) =>
  Array.from({ length: count }, () => chance.between(0, 9)).join('')

const CITIES = [
  '山东省德州市德城区',
  '山东省济南市历下区',
  '山东省青岛市市南区',
  '江苏省昆山市',
  '江苏省苏州市姑苏区',
  '江苏省南京市鼓楼区',
  '浙江省杭州市西湖区',
  '浙江省杭州市拱墅区',
  '浙江省宁波市海曙区',
  '上海市浦东新区',
  '上海市徐汇区',
  '北京市朝阳区',
  '北京市海淀区',
  '广东省深圳市南山区',
  '广东省广州市天河区',
  '河北省石家庄市长安区',
  '河南省郑州市金水区',
  '湖北省武汉市武昌区',
  '四川省成都市锦江区',
  '重庆市渝中区',
  '陕西省西安市雁塔区',
  '辽宁省沈阳市和平区',
  '福建省厦门市思明区',
  '湖南省长沙市岳麓区',
  '安徽省合肥市庐阳区',
] as const
const STEMS =
  '人民 解放 建设 中山 和平 文三 莫干山 湖滨 天衢 东风 新华 光明 长江 黄河 太湖 迎宾 学院 科技 银杏 梧桐 桂花 桃园 龙门 平安 幸福 团结 胜利 友谊 ' +
  '前进 朝阳 向阳 青年 劳动 工农 石桥 水井 北关 南门 西湖 东湖 望江 临江 滨海 望海 松涛 竹林 梅园 兰亭 菊苑 荷塘 柳荫 杏花 红旗 金桥 银河 彩虹 ' +
  '锦绣 康乐 永安 长安 永福 吉祥 如意 富强 民主 文明 和谐 自由 平等 公正 法治 爱国 敬业 诚信 友善'
const ENDS = ['路', '街', '大道', '巷', '东路', '西路']
/** Streets that every city has, and the many more that few have. */
const COMMON = STEMS.split(' ').flatMap(stem => ENDS.map(end => stem + end))
const SYLLABLES = [
  ...'江锦华安康德福永兴昌隆泰祥瑞嘉庆云龙凤翔鹏程远志学文武林森海洋河湖山峰石玉金银珠宝春夏秋冬星月天地光明景盛荣茂园苑',
]

const street = (chance: Dice) =>
  chance.roll() < 0.3
    ? chance.pick(COMMON)
    : `${chance.pick(SYLLABLES)}${chance.pick(SYLLABLES)}${chance.pick(ENDS)}`

function address(chance: Dice): string {
  const house = `${street(chance)}${chance.between(1, 999)}号`
  const stairs = `${chance.between(1, 30)}幢${chance.between(1, 4)}单元`
  const flat = `${stairs}${chance.between(1, 30)}0${chance.between(1, 4)}室`
  return `${chance.pick(CITIES)}${house}${chance.roll() < 0.8 ? flat : ''}`
}
