import type { FaultClass } from '#service/fieldwork/rules.ts'
import type { Dice } from './dice.ts'
import type { LineOfWorld } from './models.ts'

/** What breaks at 晨光太阳能: what the customer says, what it is, what is done and what he is told. */
export type Fault = {
  symptom: string
  cause: string
  work: string
  explanation: string
  material: string
  blame: FaultClass
}

const fault = (
  symptom: string,
  cause: string,
  work: string,
  explanation: string,
  material: string,
  blame: FaultClass,
): Fault => ({ symptom, cause, work, explanation, material, blame })

/** What breaks all year round. */
const ANY_SEASON: Record<LineOfWorld['needs'], readonly Fault[]> = {
  solar: [
    fault(
      '屋顶漏水,顺着墙往下流',
      '真空管密封圈老化',
      '更换密封圈,清洗管口',
      '胶圈用久了会硬,换新的就好,平时不用管它',
      '密封圈',
      'wear',
    ),
    fault(
      '仪表不显示',
      '水位传感器结垢',
      '更换传感器,除垢',
      '这边水硬,传感器上长了水垢,读数就不准',
      '水位传感器',
      'environment',
    ),
    fault(
      '一直上水不停',
      '电磁阀卡住',
      '拆洗电磁阀',
      '水里的沙子卡住了阀门,建议装一个过滤网',
      '电磁阀',
      'environment',
    ),
    fault(
      '上不满水',
      '上水阀没有开到底',
      '打开阀门,讲解使用',
      '阀门关了一半,打开就好;我把它的位置指给您看了',
      '生料带',
      'use',
    ),
    fault(
      '不热,水温只有三十来度',
      '真空管积灰太厚',
      '清洗真空管,讲解保养',
      '管子上落了一层灰,晒不进去;一年擦一次就好',
      '清洗剂',
      'use',
    ),
    fault(
      '水忽冷忽热',
      '混水阀芯磨损',
      '更换混水阀芯',
      '阀芯磨坏了,冷热水串在一起,换了新的',
      '混水阀芯',
      'wear',
    ),
    fault('显示E1', '仪表主板受潮', '更换仪表', '仪表里进了潮气,换了新的,挂高了一点', '控制仪', 'product'),
  ],
  heatpump: [
    fault(
      '噪音大,晚上吵',
      '减震垫老化',
      '更换减震垫,调平机脚',
      '垫子压扁了,机器直接碰着地,换了就不吵了',
      '减震垫',
      'wear',
    ),
    fault(
      '出水不热,一直在转',
      '冷媒不足',
      '检漏补漏,加注冷媒',
      '接口有一点渗,补好了,冷媒也加够了',
      '冷媒',
      'wear',
    ),
    fault(
      '显示E1',
      '进水温度探头断线',
      '更换温度探头',
      '探头的线被咬断了,换了一根带护套的',
      '温度探头',
      'environment',
    ),
    fault(
      '漏电保护器跳闸',
      '电加热管绝缘下降',
      '更换电加热管',
      '加热管老化漏电,保护器跳闸是在保护您,换好了',
      '电加热管',
      'wear',
    ),
  ],
  electric: [
    fault(
      '漏电保护器跳闸',
      '加热管结垢击穿',
      '更换加热管和镁棒',
      '水垢把加热管烧坏了;镁棒两年换一次就不会',
      '加热管',
      'environment',
    ),
    fault('水压小', '进水滤网堵塞', '清洗滤网', '滤网里都是沙子,洗干净就好了', '滤网', 'environment'),
    fault('不热', '温控器失灵', '更换温控器', '温控器坏了,换了新的,温度调在六十度', '温控器', 'part'),
  ],
}

/** When it freezes; 德州 has nights below -10 °C from December to February. */
const FROST: readonly Fault[] = [
  fault(
    '伴热带不工作,管子冻了',
    '伴热带接头脱落',
    '重新压接,做防水',
    '接头松了,已经压紧并做了防水',
    '伴热带接头',
    'wear',
  ),
  fault(
    '真空管炸了一根',
    '空管急上冷水炸裂',
    '更换真空管,讲解上水时间',
    '管子晒烫了再上冷水会炸,早上或晚上上水就好',
    '真空管',
    'use',
  ),
  fault(
    '不出水,管子冻住了',
    '室外保温层破损',
    '解冻,补保温,更换一段铝塑管',
    '屋顶有一段管子露在外面,这次全包好了',
    '保温管',
    'environment',
  ),
  fault(
    '停电一夜,水管冻裂',
    '停电后伴热带断电',
    '更换铝塑管,讲解停电排空',
    '停电时把水放空就不会冻;我教了老人怎么放',
    '铝塑管',
    'environment',
  ),
]

/** Of the installation's making; `unlucky` installers have more of them. */
const INSTALLATION: readonly Fault[] = [
  fault(
    '屋顶漏水,顺着墙往下流',
    '初装时上水接头没有拧紧',
    '重新缠生料带并拧紧,试水半小时',
    '接头当初没拧紧,我们返工,不收费',
    '生料带',
    'installation',
  ),
  fault(
    '仪表不显示',
    '初装时传感器线接反',
    '重新接线,试机',
    '线接反了,是我们装的时候的错,不收费',
    '接线端子',
    'installation',
  ),
  fault(
    '管子冻了',
    '初装时弯头处没有包保温',
    '补包保温和伴热带',
    '弯头当初没包严,是我们的错,这次全包好了',
    '保温管',
    'installation',
  ),
  fault(
    '机器晃,一刮风就响',
    '初装时支架膨胀螺栓没有打牢',
    '重新打孔固定支架',
    '螺栓没打牢,重新固定好了,不收费',
    '膨胀螺栓',
    'installation',
  ),
]

/** 金阳 JY-30/2.1 left the factory with a sensor that lets water in. */
export const WEAK_MODEL = '金阳 JY-30/2.1'
const WEAK_PART = fault(
  '仪表乱跳,水位不准',
  '水位传感器进水(金阳 JY-30 批次问题)',
  '更换改进型传感器',
  '这一批传感器密封不好,给您换了改进的,不收费',
  '改进型水位传感器',
  'part',
)

export const installationFault = (chance: Dice): Fault => chance.pick(INSTALLATION)

/** What breaks on a machine of this kind in this month. */
export function faultOf(chance: Dice, of: { needs: string; model: string; month: number }): Fault {
  if (of.model === WEAK_MODEL && chance.roll() < 0.7) return WEAK_PART
  if (of.needs === 'solar' && isFrost(of.month) && chance.roll() < 0.65) return chance.pick(FROST)
  return chance.pick(ANY_SEASON[of.needs as LineOfWorld['needs']] ?? ANY_SEASON.solar)
}

export const isFrost = (month: number) => month === 12 || month <= 2
