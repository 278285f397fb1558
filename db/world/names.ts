import type { Dice } from './dice.ts'

/**
 * Surnames with their rough share in a thousand; some with two characters, some that pinyin tables get wrong
 * (单, 解, 仇).
 */
const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 71],
  ['李', 72],
  ['张', 67],
  ['刘', 54],
  ['陈', 45],
  ['杨', 31],
  ['赵', 23],
  ['黄', 22],
  ['周', 21],
  ['吴', 20],
  ['徐', 17],
  ['孙', 16],
  ['胡', 13],
  ['朱', 13],
  ['高', 12],
  ['林', 12],
  ['何', 12],
  ['郭', 12],
  ['马', 10],
  ['罗', 9],
  ['梁', 8],
  ['宋', 8],
  ['郑', 8],
  ['谢', 7],
  ['韩', 7],
  ['唐', 7],
  ['冯', 6],
  ['于', 6],
  ['董', 6],
  ['萧', 3],
  ['程', 6],
  ['曹', 6],
  ['袁', 5],
  ['邓', 5],
  ['许', 5],
  ['傅', 4],
  ['沈', 4],
  ['曾', 4],
  ['彭', 4],
  ['吕', 4],
  ['苏', 4],
  ['卢', 4],
  ['蒋', 4],
  ['蔡', 4],
  ['贾', 4],
  ['丁', 4],
  ['魏', 4],
  ['薛', 3],
  ['叶', 3],
  ['阎', 3],
  ['侯', 3],
  ['邹', 2],
  ['石', 3],
  ['孟', 3],
  ['秦', 3],
  ['邵', 2],
  ['武', 3],
  ['单', 1],
  ['解', 1],
  ['仇', 1],
  ['任', 3],
  ['范', 3],
  ['方', 3],
  ['尹', 2],
  ['毕', 1],
  ['聂', 1],
  ['焦', 1],
  ['卜', 1],
  ['欧阳', 1],
  ['司马', 1],
  ['诸葛', 1],
] as const

const MALE =
  '伟强磊军洋勇杰涛超明刚平辉鹏华飞建国志文斌波亮海龙浩宇鑫博凯林东新庆峰春生永福祥德成光民友利学忠立'
const FEMALE =
  '芳娜敏静秀丽艳娟霞英玲桂兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛艳瑞凡佳嘉琼勤珍贞莉红春菊萍玉婷慧巧美'
/** Characters that many systems lose: outside the usual fonts or beyond the basic plane. */
const RARE = ['㛃', '䶮', '𠮷', '玥', '彧', '昇']

/** A person's name as it is said: surname first, one field. */
export function personName(chance: Dice): string {
  const surname = chance.weighted(SURNAMES)
  const given = [...(chance.roll() < 0.5 ? MALE : FEMALE)]
  if (chance.roll() < 0.004)
    return `${surname}${chance.pick(RARE)}${chance.roll() < 0.5 ? chance.pick(given) : ''}`
  const first = chance.pick(given)
  return chance.roll() < 0.22 ? `${surname}${first}` : `${surname}${first}${chance.pick(given)}`
}

const FIRMS = [
  '宾馆',
  '幼儿园',
  '洗浴中心',
  '养老院',
  '中学食堂',
  '理发店',
  '招待所',
  '卫生院',
  '健身房',
  '饭店',
] as const
const FIRM_NAMES = [
  '东方',
  '鑫源',
  '阳光',
  '德兴',
  '永和',
  '蓝天',
  '瑞丰',
  '康宁',
  '金桥',
  '百川',
  '惠民',
  '天衢',
] as const

export function firmName(chance: Dice): string {
  return `${chance.pick(FIRM_NAMES)}${chance.pick(FIRMS)}`
}
