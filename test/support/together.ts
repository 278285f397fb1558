/** A gate that opens when `count` have come: two transactions stand where the test wants them. */
export function together(count: number): () => Promise<void> {
  let come = 0
  let open = () => {}
  const all = new Promise<void>(resolve => {
    open = resolve
  })
  return () => {
    if (++come === count) open()
    return all
  }
}
