import type { Content } from '#service/knowledge/contract/shapes.ts'
import type { Login } from './pattern.ts'

/** Other words for an answer of this folder, by whom, and what they say now. */
type Words = { title: string; by: Login; change(was: Content): Partial<Content> }
/** `days`: from today; below zero. */
export type Rewording = Words & { days: number; reason: string }

/** At this time of the day; 韩志远 looks it over at noon and vouches for it again. */
export const REWORDED_AT = '10:40'
export const LOOKED_OVER_AT = '12:10'

const E1 = '太阳能控制仪显示 E1'
const COLD = '太阳能水不热，晴天也只有三十来度'

/** Two answers that were mended while they were told: what came back from customers and from the roof. */
export const REWORDED: readonly Rewording[] = [
  {
    title: COLD,
    days: -64,
    by: 'zhao',
    reason: '下雨天打来的最多，客户多半说「打不出热水」，加两个问法',
    change: ({ phrasings }) => ({ phrasings: [...phrasings, '打不出热水', '放出来的水是温吞的'] }),
  },
  {
    title: E1,
    days: -43,
    by: 'lin',
    reason: '客户不说 E1，说「表上跳一个 E」',
    change: ({ phrasings }) => ({ phrasings: [...phrasings, '表上跳一个E', '控制仪报警'] }),
  },
  {
    title: COLD,
    days: -27,
    by: 'wang',
    reason: '入冬后影子比夏天长一倍，好几户以为是机器坏了',
    change: ({ body }) => ({
      body: body.replace(
        '旁边新盖了楼，树长高了，冬天太阳低也会挡住。',
        '旁边新盖了楼，树长高了。冬至前后太阳最低，夏天晒得到的，这时候可能半天都在影子里。',
      ),
    }),
  },
  {
    title: E1,
    days: -19,
    by: 'li',
    reason: '上门看过五户：通风以后当天又报的，四户是传感器线',
    change: ({ body, steps }) => ({
      body: `${body}\n\n通风以后当天又报的，多半不是潮气，是传感器线：不要再让客户等，直接约上门。`,
      steps: steps.map(step =>
        step.id === 'airing'
          ? {
              ...step,
              say: '拔下插头，打开窗通风一个小时，再插上。E1 还在吗？以前通过风、又报了的，也算还在。',
            }
          : step,
      ),
    }),
  },
]

/** 陈海波 has begun with it yesterday evening and not finished. */
export const BEGUN: Words = {
  title: '空气能热水器显示 E1',
  by: 'chen',
  change: ({ body }) => ({
    body: `${body}\n\n今年换下来的四根探头，三根是在保温棉接口处断的。换的时候记得`,
  }),
}
