/** A bound number at a time, in any order. */
export async function each<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  width = 6,
): Promise<void> {
  const rest = [...items]
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
    }),
  )
}
