type Account = { company: string; roles: readonly string[] }

/**
 * Demo accounts for somebody who looks round: of the largest company one for each role, then everybody else.
 * `first` is what is shown at once.
 */
export function demoOrder<A extends Account>(accounts: readonly A[]): { first: A[]; others: A[] } {
  const companies = [...Map.groupBy(accounts, account => account.company).values()]
  const [home = [], ...neighbours] = companies.toSorted((a, b) => b.length - a.length)
  const seen = new Set<string>()
  const first: A[] = []
  // Those with a single role speak most plainly for it.
  for (const account of home.toSorted((a, b) => a.roles.length - b.roles.length)) {
    if (account.roles.every(role => seen.has(role))) continue
    for (const role of account.roles) seen.add(role)
    first.push(account)
  }
  return { first, others: [...home.filter(one => !first.includes(one)), ...neighbours.flat()] }
}
