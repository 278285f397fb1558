/** What a bench tells: the last line of its output, for programs (design.md §7). */
export type Summary = {
  bench: string
  figures: Record<string, number>
  floor: Record<string, number>
  ratios: Record<string, number>
  holds: boolean
}

/** A table for people: the first column to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows].map(row => row.map(cell => (typeof cell === 'number' ? shown(cell) : cell)))
  const widths = head.map((_, column) => Math.max(...cells.map(row => wide(row[column] ?? ''))))
  return cells
    .map(row => row.map((cell, column) => padded(cell, widths[column] ?? 0, column === 0)).join('  '))
    .map(line => `  ${line.trimEnd()}`)
    .join('\n')
}

const shown = (n: number) => (Number.isInteger(n) ? n.toLocaleString('en-US') : n.toFixed(2))

/** Characters of Chinese are two columns wide. */
const wide = (text: string) => [...text].reduce((sum, one) => sum + (/[\u2e80-\uffef]/.test(one) ? 2 : 1), 0)

function padded(text: string, width: number, left: boolean): string {
  const blanks = ' '.repeat(Math.max(0, width - wide(text)))
  return left ? text + blanks : blanks + text
}

/** The share of sorted milliseconds that were at most this long. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Prints the last line; the process ends with 1 where a figure that was asked for is missed. */
export function conclude(summary: Summary): void {
  console.log(`\n${JSON.stringify(summary)}`)
  process.exitCode = summary.holds ? 0 : 1
}
