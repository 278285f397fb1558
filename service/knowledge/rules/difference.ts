/** A stretch of text: in both, only in the earlier, only in the later. */
export type Stretch = { how: 'same' | 'gone' | 'new'; text: string }

/**
 * Chinese has no spaces between words: each Han character counts for itself; Latin words and figures count
 * whole, so that `E1` becoming `E12` shows the whole code.
 */
const pieces = (text: string): string[] => text.match(/(?:(?!\p{Script=Han})[\p{L}\p{N}])+|\s|./gsu) ?? []

/** Beyond so many edits nobody reads a difference piece by piece; the whole is shown as another. */
const MOST_EDITS = 1000

/**
 * What became of `before`: its stretches in order, neighbours of one kind joined. First line by line, so that
 * a paragraph is never compared with another one far away; then piece by piece within what changed.
 */
export function difference(before: string, after: string): Stretch[] {
  const out: Stretch[] = []
  let left = ''
  let right = ''
  const within = () => {
    out.push(...(shortest(pieces(left), pieces(right)) ?? [gone(left), fresh(right)]))
    left = ''
    right = ''
  }
  for (const line of lineDifference(linesOf(before), linesOf(after))) {
    if (line.how === 'gone') left += line.text
    else if (line.how === 'new') right += line.text
    else {
      within()
      out.push(line)
    }
  }
  within()
  return joined(out)
}

/** Each with the break that ends it. */
const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** The same for whole lines: what was one paragraph stays one. */
export function lineDifference(before: readonly string[], after: readonly string[]): Stretch[] {
  return shortest(before, after) ?? [...before.map(gone), ...after.map(fresh)]
}

const same = (text: string): Stretch => ({ how: 'same', text })
const gone = (text: string): Stretch => ({ how: 'gone', text })
const fresh = (text: string): Stretch => ({ how: 'new', text })

function joined(stretches: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = []
  for (const one of stretches) {
    const last = out.at(-1)
    if (one.text === '') continue
    if (last?.how === one.how) last.text += one.text
    else out.push({ ...one })
  }
  return out
}

/** Myers 1986: the fewest edits, with the equal ends cut off first. Null beyond `MOST_EDITS`. */
function shortest(before: readonly string[], after: readonly string[]): Stretch[] | null {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const left = before.slice(head, before.length - tail)
  const right = after.slice(head, after.length - tail)
  const middle = walked(left, right)
  if (middle === null) return null
  return [...before.slice(0, head).map(same), ...middle, ...before.slice(before.length - tail).map(same)]
}

function walked(left: readonly string[], right: readonly string[]): Stretch[] | null {
  const far = new Map<number, number>([[1, 0]])
  const rounds: Map<number, number>[] = []
  for (let edits = 0; edits <= Math.min(left.length + right.length, MOST_EDITS); edits++) {
    rounds.push(new Map(far))
    for (let k = -edits; k <= edits; k += 2) {
      let x = comesDown(far, k, edits) ? at(far, k + 1) : at(far, k - 1) + 1
      while (x < left.length && x - k < right.length && left[x] === right[x - k]) x++
      far.set(k, x)
      if (x >= left.length && x - k >= right.length) return backwards(left, right, rounds)
    }
  }
  return null
}

const at = (far: ReadonlyMap<number, number>, k: number) => far.get(k) ?? -1
const comesDown = (far: ReadonlyMap<number, number>, k: number, edits: number) =>
  k === -edits || (k !== edits && at(far, k - 1) < at(far, k + 1))

function backwards(
  left: readonly string[],
  right: readonly string[],
  rounds: readonly ReadonlyMap<number, number>[],
): Stretch[] {
  const out: Stretch[] = []
  let x = left.length
  let y = right.length
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const far = rounds[edits] as ReadonlyMap<number, number>
    const k = x - y
    const before = comesDown(far, k, edits) ? k + 1 : k - 1
    const fromX = edits === 0 ? 0 : at(far, before)
    const fromY = edits === 0 ? 0 : fromX - before
    while (x > fromX && y > fromY) {
      out.push(same(left[--x] as string))
      y--
    }
    if (edits === 0) break
    if (x === fromX) out.push(fresh(right[--y] as string))
    else out.push(gone(left[--x] as string))
  }
  return out.reverse()
}
