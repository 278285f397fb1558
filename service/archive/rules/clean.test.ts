import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleaned } from './clean.ts'

/** As it stands on the web: sounds in brackets, and one run out of step. */
const PASTED =
  '經(jīng)銷商切不可忽視24小時(shí)售后服務(wù)專線的作用,因?yàn)殡娫挄惩蛻艚乖锏男那橐欢ㄒ饬x上就有了著落'

describe('CJK-10: text that was pasted from the web', () => {
  it('loses the sounds that were put between its characters, and nothing else', () => {
    const { text, sounds } = cleaned(PASTED)
    expect(sounds).toBe(3)
    expect(text).toBe(
      '經銷商切不可忽視24小時售后服務專線的作用,因?yàn)殡娫挄惩蛻艚乖锏男那橐欢ㄒ饬x上就有了著落',
    )
    expect(cleaned(text)).toMatchObject({ text, sounds: 0 })
  })

  it('has the runs pointed at whose bytes slipped, also where the mark before them is gone', () => {
    expect(cleaned(PASTED).shifted).toEqual(['?yàn)殡娫挄惩蛻艚乖锏男那橐欢ㄒ饬x上就有了著落'])
    expect(cleaned('客户说殡娫挄惩蛻艚乖锏男那橐欢').shifted).toEqual(['殡娫挄惩蛻艚乖锏男那橐'])
  })

  it.each([
    ['福(fú)', '福'],
    ['福（fu）', '福'],
    ['銀 (yín)行', '銀行'],
    ['女(nǚ)兒', '女兒'],
  ])('%s is %s', (text, clean) => expect(cleaned(text).text).toBe(clean))

  it.each([
    '张三(fu)',
    '热水器(max)',
    '王(女士)',
    '型号 CG(a)',
    '小企业管理局(sba)',
    '他说(见附件)?(yes)',
    '山东省濮阳市莘县莘亭镇亳州路',
    '羟基喹啉哌嗪酰胺缓冲液',
    '内蒙古锡林郭勒盟苏尼特左旗',
    '香港鰂魚涌筲箕灣道1號',
    '臺北市萬華區艋舺大道',
    '魑魅魍魉饕餮貔貅麒麟獬豸',
    '哔哩哔哩噼里啪啦叽里呱啦',
  ])('%s stays as it is, and nothing is wrong with it', text => {
    expect(cleaned(text)).toEqual({ text, sounds: 0, shifted: [] })
  })

  it('of any kind is never a fault, and clean text is left alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        const { text: clean } = cleaned(text)
        if (!/[(（]/.test(text)) expect(clean).toBe(text)
      }),
      { numRuns: 100 },
    )
  })
})
