import { ELECTRIC, HEAT_PUMP, TUBES } from './pattern.ts'

/** A fault of the starter set: symptom, section, cause (domain.md §4.3). */
export type StartFault = {
  name: string
  code?: string
  others?: readonly string[]
  line?: string
  safety?: true
  under?: readonly StartFault[]
}

const one = (
  name: string,
  others: readonly string[] = [],
  under: readonly StartFault[] = [],
): StartFault => ({
  name,
  others,
  under,
})

export const FAULTS: readonly StartFault[] = [
  one(
    '不上水',
    ['上不了水', '上不满水', '打不上水', '水箱没水', '上水慢'],
    [
      one('水源', [], [one('停水'), one('阀门没有打开'), one('水压不足', ['水压小', '水压低'])]),
      one('电磁阀', ['进水阀'], [one('阀芯被泥沙卡住'), one('线圈烧坏')]),
      one('上水管路', [], [one('上水管冻住'), one('过滤网堵塞')]),
    ],
  ),
  one(
    '水不热',
    ['不热', '不加热', '水温低', '温度上不去', '洗澡水凉'],
    [
      one('日照和遮挡', [], [one('连日阴雨'), one('积灰'), one('被树木或楼房遮挡'), one('朝向或角度不对')]),
      one('真空管', ['集热管', '玻璃管'], [one('真空管失效', ['管子发白', '管子漏气'])]),
      one('水箱', ['内胆'], [one('水垢厚', ['水碱'])]),
      one('出水管路', [], [one('混水阀窜水', ['忽冷忽热'])]),
    ],
  ),
  one(
    '漏水',
    ['滴水', '渗水', '顺着墙流水'],
    [
      one('接口', [], [one('密封圈老化', ['胶圈硬了']), one('安装时没有拧紧')]),
      one('内胆', ['水箱'], [one('焊缝渗漏')]),
      one('管路', [], [one('水管冻裂')]),
    ],
  ),
  {
    ...one(
      '真空管炸裂',
      ['炸管', '管子碎了', '玻璃管破了'],
      [one('真空管', [], [one('空晒后上冷水'), one('冰雹砸破'), one('热应力', ['自爆'])])],
    ),
    line: TUBES,
    safety: true,
  },
  one(
    '冻堵',
    ['冻住了', '管子冻了', '上下水不通'],
    [
      one('电伴热带', ['电热带', '防冻带'], [one('没有通电'), one('接头脱落')]),
      one('保温层', [], [one('破损'), one('安装时没有包到')]),
      one('环境', [], [one('极寒'), one('停电')]),
    ],
  ),
  one(
    '水位或水温显示不对',
    ['仪表不显示', '仪表乱跳', '水位不准', '显示错'],
    [
      one('传感器', ['探头'], [one('结垢'), one('进水')]),
      { ...one('控制仪报错', ['显示E1', '控制仪 E1']), code: 'E1', line: TUBES },
      one('控制仪', ['仪表', '控制器'], [one('受潮')]),
      one('接线', [], [one('接反'), one('松脱或被咬断')]),
    ],
  ),
  {
    ...one(
      '电加热不工作',
      ['电加热不热', '跳闸', '漏电'],
      [
        one('漏电保护器', ['漏保'], [one('跳闸')]),
        one('电加热管', ['加热管'], [one('烧坏'), one('绝缘下降')]),
      ],
    ),
    safety: true,
  },
  one(
    '溢水',
    ['一直上水', '上水不停', '屋顶流水不停'],
    [one('控制仪', [], [one('水满不停')]), one('电磁阀', [], [one('关不严', ['阀门卡住'])])],
  ),
  {
    ...one(
      '支架松动',
      ['机器晃', '刮风就响', '要掉下来'],
      [one('支架', ['架子'], [one('膨胀螺栓没有打牢'), one('锈蚀')])],
    ),
    safety: true,
  },
  { ...one('进水温度探头故障', ['显示E1', '空气能 E1']), code: 'E1', line: HEAT_PUMP },
  {
    ...one('噪音大', ['晚上吵', '嗡嗡响'], [one('减震', [], [one('减震垫老化'), one('机脚没有调平')])]),
    line: HEAT_PUMP,
  },
  { ...one('出水不热', ['一直转不热'], [one('冷媒', [], [one('冷媒不足')])]), line: HEAT_PUMP },
  { ...one('安全阀滴水', ['泄压阀滴水']), line: ELECTRIC },
]
