/** Five product lines, forty models of 晨光太阳能. `needs` is the skill a repair asks for. */
export type LineOfWorld = {
  name: string
  needs: 'solar' | 'heatpump' | 'electric'
  models: readonly string[]
}

export const LINES: readonly LineOfWorld[] = [
  {
    name: '真空管太阳能热水器',
    needs: 'solar',
    models: [
      '晨曦 CX-16/1.8',
      '晨曦 CX-18/1.8',
      '晨曦 CX-20/1.8',
      '晨曦 CX-24/1.8',
      '晨曦 CX-30/1.8',
      '金阳 JY-18/2.1',
      '金阳 JY-20/2.1',
      '金阳 JY-24/2.1',
      '金阳 JY-30/2.1',
      '金阳 JY-36/2.1',
      '暖冬 ND-20/1.8',
      '暖冬 ND-24/1.8',
      '暖冬 ND-30/2.1',
    ],
  },
  {
    name: '阳台壁挂太阳能',
    needs: 'solar',
    models: [
      '悦台 YT-80P',
      '悦台 YT-100P',
      '悦台 YT-120P',
      '悦台 YT-80G',
      '悦台 YT-100G',
      '悦台 YT-120G',
      '楼宇 LY-100',
      '楼宇 LY-150',
    ],
  },
  {
    name: '太阳能热水工程',
    needs: 'solar',
    models: ['联排 LP-1T', '联排 LP-2T', '联排 LP-5T', '联排 LP-10T', '平板 PB-3T', '平板 PB-6T'],
  },
  {
    name: '空气能热水器',
    needs: 'heatpump',
    models: [
      '春风 CF-150',
      '春风 CF-200',
      '春风 CF-260',
      '春风 CF-300',
      '春风 CF-150D',
      '春风 CF-200D',
      '春风 CF-3P',
      '春风 CF-5P',
    ],
  },
  {
    name: '储水式电热水器',
    needs: 'electric',
    models: ['恒温 HW-40', '恒温 HW-50', '恒温 HW-60', '恒温 HW-80', '恒温 HW-100'],
  },
]

/** 辅料 of an installation, by what is installed: name, unit, least, most. */
export const MATERIALS: Record<LineOfWorld['needs'], readonly (readonly [string, string, number, number])[]> =
  {
    solar: [
      ['铝塑管', '米', 12, 36],
      ['保温管', '米', 10, 30],
      ['电伴热带', '米', 8, 24],
      ['膨胀螺栓', '套', 4, 8],
      ['角阀', '个', 2, 3],
      ['传感器线', '米', 10, 26],
    ],
    heatpump: [
      ['铜管', '米', 3, 10],
      ['PPR管', '米', 6, 18],
      ['减震垫', '个', 4, 4],
      ['漏电保护器', '个', 1, 1],
    ],
    electric: [
      ['PPR管', '米', 3, 8],
      ['角阀', '个', 2, 2],
      ['膨胀螺栓', '套', 2, 4],
    ],
  }
