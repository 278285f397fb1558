import { type AnyRoute, route } from '../routes.ts'
import type { Card } from '../slice.ts'
import { search } from './contract.ts'
import { find } from './find.ts'

export const findRoutes: AnyRoute[] = [
  route(search, async (ctx, { query }) => {
    if (query.text === '') return { hits: [] }
    const kinds = query.kinds?.split(',')
    const found = await find(ctx, query.text, { limit: query.limit, ...(kinds ? { kinds } : {}) })
    const cards = new Map<string, Card>()
    for (const { kind, cards: draw } of ctx.house.story.flatMap(slice => slice.finds ?? [])) {
      const ids = found.filter(hit => hit.kind === kind).map(hit => hit.subject)
      if (ids.length === 0) continue
      for (const card of await draw(ctx, ids)) cards.set(`${kind} ${card.id}`, card)
    }
    const hits = found.flatMap(hit => {
      const card = cards.get(`${hit.kind} ${hit.subject}`)
      if (card === undefined) return []
      const { title, detail, of } = card
      return [{ kind: hit.kind, id: hit.subject, how: hit.how, title, detail, of: of ?? null }]
    })
    return { hits }
  }),
]
