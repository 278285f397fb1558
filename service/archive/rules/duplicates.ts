type Uuid = string

export type Candidates = {
  /** As whom each goes by now. */
  survivor: ReadonlyMap<Uuid, Uuid>
  /** Folded. */
  nameKey: ReadonlyMap<Uuid, string>
  /** Looked at before, and not the same. */
  apart: readonly { one: Uuid; other: Uuid }[]
}

/** A phone that more have is a switchboard's; the first of them are shown. */
const MOST_OF_ONE = 5

/**
 * Pairs of those who share something and are not one yet, each once. Who was told apart is not paired again,
 * nor are those into whom they were merged. @param namesakes only those of one name, as at one address
 */
export function pairsIn(
  groups: readonly { key: string; owners: readonly Uuid[] }[],
  { survivor, nameKey, apart }: Candidates,
  namesakes: boolean,
): { key: string; one: Uuid; other: Uuid }[] {
  const as = (id: Uuid) => survivor.get(id) ?? id
  const seen = new Set(apart.map(({ one, other }) => pairKey(as(one), as(other))))
  return groups.flatMap(({ key, owners }) => {
    const together = namesakes ? [...Map.groupBy(owners, id => nameKey.get(id) ?? id).values()] : [owners]
    return together.flatMap(some =>
      pairs([...new Set(some.map(as))].slice(0, MOST_OF_ONE)).flatMap(([one, other]) => {
        const pair = pairKey(one, other)
        if (seen.has(pair)) return []
        seen.add(pair)
        return [{ key, one, other }]
      }),
    )
  })
}

const pairKey = (one: Uuid, other: Uuid) => [one, other].sort().join(' ')

const pairs = (ids: readonly Uuid[]): [Uuid, Uuid][] =>
  ids.flatMap((one, at) => ids.slice(at + 1).map((other): [Uuid, Uuid] => [one, other]))
