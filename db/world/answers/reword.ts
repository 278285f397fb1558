import type { Uuid } from '#core/ids.ts'
import { putContent, setConfidence } from '#service/knowledge/actions/answers.ts'
import { saveDraft } from '#service/knowledge/actions/drafts.ts'
import { getAnswer } from '#service/knowledge/queries/answers.ts'
import type { Stage } from '../stage.ts'
import type { Written } from './pattern.ts'
import { BEGUN, LOOKED_OVER_AT, REWORDED, REWORDED_AT } from './reworded.ts'

/** Some answers get other words by those who tell them; 韩志远 looks each over and vouches for it again. */
export async function reword(stage: Stage, written: readonly { id: Uuid; as: Written }[]): Promise<void> {
  const idOf = (title: string) => {
    const one = written.find(({ as }) => as.title === title)
    if (one === undefined) throw new Error(`Nobody has written ${title}`)
    return one.id
  }
  for (const { title, days, by, reason, change } of REWORDED) {
    const id = idOf(title)
    await stage.as(by, stage.at(days, REWORDED_AT), async ctx => {
      const { edition, content } = await getAnswer(ctx, id)
      await putContent(ctx, id, { base: edition, content: { ...content, ...change(content) }, reason })
    })
    await stage.as('han', stage.at(days, LOOKED_OVER_AT), async ctx => {
      const { edition, version } = await getAnswer(ctx, id)
      await setConfidence(ctx, id, { confidence: 'validated', edition, version, reason: '' })
    })
  }
  const { title, by, change } = BEGUN
  const id = idOf(title)
  await stage.as(by, stage.at(-1, '18:05'), async ctx => {
    const { edition, content } = await getAnswer(ctx, id)
    await saveDraft(ctx, id, { base: edition, content: { ...content, ...change(content), card: null } })
  })
}

/** Which edition of an answer was in force at that moment. */
export const editionThen = (stage: Stage, title: string | undefined, at: Temporal.Instant): number =>
  1 +
  REWORDED.filter(
    one => one.title === title && Temporal.Instant.compare(stage.at(one.days, REWORDED_AT), at) <= 0,
  ).length
