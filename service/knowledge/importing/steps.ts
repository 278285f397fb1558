import { z } from 'zod'
import { Step } from '../contract/shapes.ts'
import { cellThat, jsonList } from './cells.ts'

/**
 * Phone guidance as text, as people write it into a cell:
 *
 *     1. 显示屏显示 E1 吗？
 *     - 是 → 2
 *     - 不是 → 上门
 *     2. 请断电一分钟。
 *     → 解决
 *
 * A step without replies and without an arrow goes on to the next one, the last to the end of the trouble.
 */
const NUMBERED = /^\s*[(（]?(\d{1,3}|[a-z]\w{0,18})[)）.．、:：]\s*(.+)$/iu
const REPLY = /^\s*[-–—•*·]\s*(.+?)\s*(?:→|->|=>|⇒)\s*(.+?)\s*$/u
const ON = /^\s*(?:→|->|=>|⇒)\s*(.+?)\s*$/u

const ENDS = {
  solved: /^(?:解决|解決|好了|结束|結束|完成|solved|done|end)$/i,
  visit: /^(?:上门|上門|到府|派工|派人|visit|somebody comes|we come)$/i,
} as const

const placeOf = (said: string): string => {
  const to = said.replace(/^(?:第|步骤|步驟|step|go to)\s*|\s*(?:步)?[.。]?$/gi, '').trim()
  if (ENDS.solved.test(to)) return 'solved'
  return ENDS.visit.test(to) ? 'visit' : to
}

/** Null where the cell holds neither such text nor JSON of steps. */
export function readSteps(cell: string): Step[] | null {
  if (cell.trim() === '') return []
  const json = jsonList(cell)
  if (json !== null) return asSteps(json)
  const lines = cell.split(/\r\n|\n|\r/).filter(line => line.trim() !== '')
  const steps: Step[] = []
  const open = new Set<Step>()
  for (const line of lines) {
    const step = steps.at(-1)
    const reply = REPLY.exec(line)
    const on = ON.exec(line)
    const numbered = NUMBERED.exec(line)
    if (reply !== null && step !== undefined) {
      step.branches.push({ reply: reply[1] ?? '', to: placeOf(reply[2] ?? '') })
      open.delete(step)
    } else if (on !== null && step !== undefined) {
      step.next = placeOf(on[1] ?? '')
      open.delete(step)
    } else if (numbered !== null) open.add(begin(steps, numbered[1] ?? '', numbered[2] ?? ''))
    else if (step === undefined || step.branches.length > 0 || step.next !== null)
      open.add(begin(steps, String(steps.length + 1), line))
    else step.say += `\n${line.trim()}`
  }
  for (const [at, step] of steps.entries()) if (open.has(step)) step.next = steps[at + 1]?.id ?? 'solved'
  return asSteps(steps)
}

function begin(steps: Step[], id: string, say: string): Step {
  const step: Step = { id, say: say.trim(), picture: null, branches: [], next: null }
  steps.push(step)
  return step
}

const Steps = z.array(Step).max(60)
const asSteps = (said: readonly unknown[]): Step[] | null => {
  const read = Steps.safeParse(said)
  return read.success ? read.data : null
}

const END_WORDS: Record<string, string> = { solved: '解决', visit: '上门' }
const shown = (to: string) => END_WORDS[to] ?? to

/** The same as text where it reads back equal, else JSON. */
export function stepsCell(said: readonly Step[]): string {
  // PostgreSQL keeps fields of JSON in an order of its own.
  const steps = asSteps(said) ?? said
  if (steps.length === 0) return ''
  const lines = steps.flatMap(({ id, say, branches, next }) => [
    `${id}. ${say}`,
    ...branches.map(({ reply, to }) => `- ${reply} → ${shown(to)}`),
    ...(next === null ? [] : [`→ ${shown(next)}`]),
  ])
  return cellThat([...steps], lines.join('\n'), readSteps)
}
