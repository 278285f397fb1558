import { type Dice, dice } from './dice.ts'
import { faultOf, installationFault } from './faults.ts'
import { mobile } from './households.ts'
import { personName } from './names.ts'
import { placeAt } from './places.ts'

/** A machine that the shop's list speaks of, and whose it is. */
export type Listed = {
  name: string
  phone: string
  address: string
  model: string
  needs: string
  serial: string
  installedOn: Temporal.PlainDate
  installer: string
}

const HEADINGS = [
  '客户姓名',
  '联系电话',
  '地址',
  '型号',
  '序列号',
  '安装日期',
  '安装师傅',
  '维修日期',
  '工单编号',
  '故障现象',
  '维修内容',
  '维修人员',
  '收费',
]
const YEARS = 9
/** Whoever ran the shop's repairs until now; 老孟 and 小崔 never were with 晨光. */
const REPAIRERS = [
  ['马永福', 9],
  ['刘春生', 4],
  ['高鹏', 2],
  ['老孟', 3],
  ['小崔', 1],
] as const

/**
 * The list of repairs that 平原店 kept by itself, as it stands in the file: on machines of ours that are
 * known, and on those that it had sold before; with its habits, with a row that nobody can read, and with a
 * sum at the foot.
 * @param known machines of ours at which the shop was
 * @param before how many customers it brings along
 */
export function dealerRows(
  known: readonly Listed[],
  models: readonly { name: string; needs: string }[],
  before: number,
  today: Temporal.PlainDate,
): string[][] {
  const chance = dice(19_990_909)
  const own = Array.from({ length: before }, (_, n) => soldBefore(chance, models, n, today))
  const services = [
    ...known.flatMap(one =>
      servicesOf(
        chance,
        one,
        chance.weighted([
          [1, 4],
          [2, 1],
        ] as const),
        today,
      ),
    ),
    ...own.flatMap(one => servicesOf(chance, one, chance.between(1, 4), today)),
  ].sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
  const rows = services.map((one, n) => cellsOf(chance, one, n))
  const unread = own[0] && [...machineCells(chance, own[0]), '前年冬天', '', '漏水', '', '老孟', '']
  const foot = [`合计：${rows.length} 次`, ...HEADINGS.slice(1).map(() => '')]
  return [HEADINGS, ...rows, ...(unread ? [unread] : []), foot]
}

type Service = { of: Listed; on: Temporal.PlainDate; fault: string; done: string; by: string; charge: number }

function soldBefore(
  chance: Dice,
  models: readonly { name: string; needs: string }[],
  n: number,
  today: Temporal.PlainDate,
): Listed {
  const { name: model, needs } = chance.pick(models)
  const installedOn = today.subtract({ days: chance.between(600, YEARS * 365) })
  const [year, month] = [String(installedOn.year).slice(2), String(installedOn.month).padStart(2, '0')]
  return {
    name: personName(chance),
    // The numbers before these are of the households and of their relatives.
    phone: mobile(10_000 + n),
    address: placeAt(chance, 'pingyuan').address,
    model,
    needs,
    serial: `PY${year}${month}${String(n + 1).padStart(4, '0')}`,
    installedOn,
    installer: chance.weighted([
      ['马永福', 5],
      ['高鹏', 1],
      ['老孟', 3],
    ]),
  }
}

/** Now and then soon after the installation and because of it; upkeep in between; each on its own day. */
function servicesOf(chance: Dice, of: Listed, most: number, today: Temporal.PlainDate): Service[] {
  const lasted = of.installedOn.until(today).days - 20
  const services: Service[] = []
  for (let at = 0, n = 0; n < most; n++) {
    const early = n === 0 && chance.roll() < 0.15
    at += early ? chance.between(5, 60) : chance.between(60, Math.max(120, Math.floor(lasted / most)))
    if (at > lasted) break
    const on = of.installedOn.add({ days: at })
    const upkeep = !early && chance.roll() < 0.2
    const { symptom, work } = early
      ? installationFault(chance)
      : faultOf(chance, { needs: of.needs, model: of.model, month: on.month })
    services.push({
      of,
      on,
      fault: upkeep ? '年度保养' : symptom,
      done: upkeep ? '清洗内胆,换镁棒' : work,
      by: early ? of.installer : chance.weighted(REPAIRERS),
      charge: early ? 0 : chance.pick([0, 60, 80, 120, 150]),
    })
  }
  return services
}

const cellsOf = (chance: Dice, { of, on, fault, done, by, charge }: Service, n: number): string[] => [
  ...machineCells(chance, of),
  day(chance, on),
  `PY-${String(n + 1).padStart(4, '0')}`,
  fault,
  done,
  by,
  charge === 0 ? '' : chance.pick([`${charge}`, `￥${charge}.00`, `${charge}元`]),
]

const machineCells = (chance: Dice, of: Listed): string[] => [
  of.name,
  phone(chance, of.phone),
  of.address,
  of.model,
  of.serial,
  of.installedOn.toString(),
  of.installer,
]

const phone = (chance: Dice, number: string): string =>
  chance.weighted([
    [number, 8],
    [`${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`, 2],
    [`${number}(白天打)`, 1],
  ])

/** Three hands, three ways; of the early years only the month is left. */
function day(chance: Dice, on: Temporal.PlainDate): string {
  const { year, month, day } = on
  return chance.weighted([
    [on.toString(), 5],
    [`${year}.${month}.${day}`, 4],
    [`${year}年${month}月${day}日`, 2],
    [`${year}年${month}月`, 1],
  ])
}
