import type { Dice } from './dice.ts'

/**
 * Where the customers of 晨光太阳能 live: the districts around Dezhou are real, streets, estates and villages are
 * ours. `store` is the key of the store that sells and serves there.
 */
export const DISTRICTS = [
  { store: 'decheng', province: '山东省', city: '德州市', district: '德城区', area: '0534', share: 48 },
  { store: 'lingcheng', province: '山东省', city: '德州市', district: '陵城区', area: '0534', share: 30 },
  { store: 'pingyuan', province: '山东省', city: '德州市', district: '平原县', area: '0534', share: 22 },
] as const

const ESTATES: Record<string, readonly string[]> = {
  decheng: [
    '幸福小区',
    '晨曦苑',
    '锦绣花园',
    '康桥名郡',
    '九龙新居',
    '太阳新城',
    '运河家园',
    '湖滨小区',
    '百合苑',
    '建业里',
  ],
  lingcheng: ['陵州花园', '颜城小区', '福安里', '兴隆家园', '马颊河苑', '东方新村', '长乐苑'],
  pingyuan: ['桃园小区', '平安里', '龙门家园', '温泉花苑', '千佛苑', '文昌里'],
}
const STREETS: Record<string, readonly string[]> = {
  decheng: ['天衢东路', '东风中路', '三八中路', '湖滨南大道', '大学西路', '解放北大道', '新河西路'],
  lingcheng: ['陵州路', '唐城路', '颜城街', '政府街', '迎宾街'],
  pingyuan: ['光明西大街', '共青团路', '平安大街', '新华北街', '桃园大道'],
}
const VILLAGES: Record<string, readonly string[]> = {
  decheng: ['黄河涯镇前张村', '二屯镇大李村', '抬头寺镇西高村', '赵虎镇孟家庄'],
  lingcheng: ['滋镇东刘村', '神头镇石桥村', '宋家镇五里堂', '徽王庄镇后徐村', '糜镇北街村'],
  pingyuan: ['王凤楼镇小赵村', '恩城镇西关村', '腰站镇许家庄', '张华镇槐树营', '王杲铺镇三官庙'],
}

export type Place = {
  store: string
  province: string
  city: string
  district: string
  area: string
  address: string
}

/** One address, written the way people say it on the phone: mostly without the province. */
export function place(chance: Dice): Place {
  return placeIn(chance, chance.weighted(DISTRICTS.map(one => [one, one.share] as const)))
}

/** An address that this store serves. */
export const placeAt = (chance: Dice, store: (typeof DISTRICTS)[number]['store']): Place =>
  placeIn(chance, DISTRICTS.find(one => one.store === store) ?? DISTRICTS[0])

function placeIn(chance: Dice, where: (typeof DISTRICTS)[number]): Place {
  const { store, province, city, district, area } = where
  const kind = chance.roll()
  const of = (list: Record<string, readonly string[]>) => chance.pick(list[store] ?? [''])
  const home = `${chance.between(1, 28)}号楼${chance.between(1, 4)}单元${chance.between(1, 17)}0${chance.between(1, 4)}室`
  const spot =
    kind < 0.6
      ? `${of(ESTATES)}${home}`
      : kind < 0.75
        ? `${of(STREETS)}${chance.between(2, 499)}号`
        : `${of(VILLAGES)}${chance.between(1, 210)}号`
  const address = chance.roll() < 0.15 ? `${province}${city}${district}${spot}` : `${district}${spot}`
  return { store, province, city, district, area, address }
}
