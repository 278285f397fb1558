import type { Content } from '../contract/shapes.ts'
import { contentProblems, type Problem } from '../rules/content.ts'

/** What the editor alone must say: fields that are still empty; the rest is the server's own rule. */
export type EditProblem =
  | Problem
  | { why: 'noTitle' | 'dangers' | 'partName' }
  | { why: 'say' | 'reply'; step: string }

/** Everything that stands against putting it in force, as it is typed. */
export function editProblems(content: Content): EditProblem[] {
  const problems: EditProblem[] = []
  if (content.title.trim() === '') problems.push({ why: 'noTitle' })
  if (content.safety?.dangers.length === 0) problems.push({ why: 'dangers' })
  for (const step of content.steps) {
    if (step.say.trim() === '') problems.push({ why: 'say', step: step.id })
    if (step.branches.some(({ reply }) => reply.trim() === '')) problems.push({ why: 'reply', step: step.id })
  }
  if (content.parts.some(({ name }) => name.trim() === '')) problems.push({ why: 'partName' })
  const blank = problems.some(({ why }) => why === 'reply')
  // Two replies that are both still empty are no reply that stands twice.
  const rest = contentProblems(content).filter(({ why }) => !blank || why !== 'a reply stands twice')
  return [...problems, ...rest]
}

/** As it is put in force: no blank lines among the phrasings, none of them twice. */
export function cleaned(content: Content): Content {
  const { title, body, steps, safety, parts, places } = content
  const phrasings = [...new Set(content.phrasings.map(one => one.trim()).filter(one => one !== ''))]
  return { title: title.trim(), phrasings, body: body.trim(), steps, safety, parts, places }
}

/** A name for a step that no other has. */
export function nextStepId(steps: readonly { id: string }[]): string {
  const taken = steps.map(({ id }) => Number(/^s(\d{1,9})$/.exec(id)?.[1] ?? 0))
  return `s${Math.max(0, ...taken) + 1}`
}
