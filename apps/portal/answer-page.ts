import { spoken } from '#core/languages.ts'
import type { publicAnswer } from '#service/knowledge/queries/public-answers.ts'
import { htmlOf } from '#service/knowledge/rules/markdown.ts'
import { answerWords } from './answer-words.ts'
import { ANSWER_STYLE, head, ring, type Sign } from './answers-page.ts'
import { frame, safe } from './page.ts'
import type { PortalLanguage } from './words.ts'

type PublicAnswer = Awaited<ReturnType<typeof publicAnswer>>
type Safety = NonNullable<PublicAnswer['safety']>
type Step = PublicAnswer['steps'][number]

/** One answer, in its own language: the safety stop first, then its words, then the guidance as text. */
export function answerPage(sign: Sign, answer: PublicAnswer, timeZone: string): string {
  const language = answer.language as PortalLanguage
  const say = answerWords[language]
  const { number, title, body, steps, safety, lines, models } = answer
  const pictureAt = (id: string) => `/answers/${sign.address}/${number}/files/${id}`
  const products = [...models, ...lines]
  const facts = [
    ...(products.length === 0 ? [] : [`${say.for}${products.join(' · ')}`]),
    `${say.number}${number}`,
    `${say.changed}${spoken(answer.changedAt, language, timeZone, { dateStyle: 'long' })}`,
    ...(answer.confidence === 'validated' ? [] : [say.unchecked]),
  ]
  return frame({
    language,
    title: `${title} · ${sign.name}`,
    content: `${head(sign, language)}
<article><h1>${safe(title)}</h1>
${safety === null ? '' : stop(safety, sign, language)}
${body === '' ? '' : `<section class="text">${htmlOf(body, pictureAt)}</section>`}
${guidance(steps, pictureAt, language)}
<footer class="soft">${facts.map(fact => `<p>${safe(fact)}</p>`).join('')}</footer></article>
${ring(sign, language)}`,
    style: ANSWER_STYLE,
    robots: 'index,follow',
    languages: '',
  })
}

function stop({ dangers, words }: Safety, { hotline }: Sign, language: PortalLanguage): string {
  const say = answerWords[language]
  const what = dangers.map(danger => `<span class="tag">${safe(say.dangers[danger])}</span>`).join('')
  const call =
    hotline === null ? '' : ` <a href="tel:${safe(hotline.dialled)}"><b>${safe(hotline.shown)}</b></a>`
  return `<section class="stop" role="note"><h2>${safe(say.stop)}${what}</h2>
<p><strong>${safe(words)}</strong></p><p>${safe(say.comes)}${call}</p></section>`
}

/** Numbered, each reply with the step that it leads to: read on paper as well as followed by links. */
function guidance(
  steps: readonly Step[],
  pictureAt: (id: string) => string,
  language: PortalLanguage,
): string {
  if (steps.length === 0) return ''
  const say = answerWords[language]
  const numbers = new Map(steps.map(({ id }, at) => [id, at + 1]))
  const leads = (to: string) => {
    if (to === 'solved') return `<strong>${safe(say.solved)}</strong>`
    const n = numbers.get(to)
    if (n === undefined) return `<strong>${safe(say.visit)}</strong>`
    return `<a href="#step-${n}">${safe(say.toStep.replace('{n}', String(n)))}</a>`
  }
  const items = steps.map((step, at) => {
    const ways =
      step.branches.length > 0
        ? `<ul>${step.branches.map(({ reply, to }) => `<li>${safe(reply)} → ${leads(to)}</li>`).join('')}</ul>`
        : `<p>${safe(say.goOn)} → ${leads(step.next ?? 'visit')}</p>`
    const picture = step.picture === null ? '' : `<img src="${pictureAt(step.picture)}" alt="">`
    const name = say.step.replace('{n}', String(at + 1))
    return `<li id="step-${at + 1}"><strong>${safe(name)}</strong><p>${safe(step.say)}</p>${picture}${ways}</li>`
  })
  return `<section><h2>${safe(say.guide)}</h2><ol class="steps">${items.join('\n')}</ol></section>`
}
