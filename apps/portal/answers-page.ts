import type { publicSearch, publicShelf, publicSign } from '#service/knowledge/queries/public-answers.ts'
import { answerWords } from './answer-words.ts'
import { frame, languageLinks, STYLE, safe } from './page.ts'
import type { PortalLanguage } from './words.ts'

/** The portal's style, with what answers need; on paper without what only a screen is for. */
export const ANSWER_STYLE = `${STYLE}
main { max-width: 720px }
h1 { margin: 0 0 14px }
header a { color: inherit; text-decoration: none }
form.ask { display: flex; gap: 8px; margin: 0 0 16px }
form.ask input { flex: 1 1 auto; min-width: 0; padding: 12px 14px; border: 1px solid var(--line);
  border-radius: 10px; background: var(--surface); color: var(--ink); font: inherit }
form.ask button { flex: none; padding: 12px 18px; border: 0; border-radius: 10px; background: var(--deed);
  color: var(--on); font: inherit; font-weight: 600; cursor: pointer }
section a { color: var(--deed) }
ul.shelf { padding: 0; list-style: none }
ul.shelf > li { margin: 0; padding: 10px 0; border-top: 1px solid var(--line) }
ul.shelf > li:first-child { border: 0 }
.tag { display: inline-block; margin-left: 6px; padding: 0 8px; border: 1px solid var(--line);
  border-radius: 9px; color: var(--soft); font-size: 13px }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline;
  text-decoration-thickness: 2px; text-underline-offset: 3px }
.stop { border: 2px solid var(--seal) }
.stop h2 { color: var(--seal); font-size: 20px }
.text img, .steps img { max-width: 100%; height: auto; border-radius: 6px }
.text { overflow-wrap: anywhere }
.text table { width: 100%; border-collapse: collapse }
.text th, .text td { padding: 6px 8px; border: 1px solid var(--line); text-align: left; vertical-align: top }
.text code { padding: 1px 5px; border: 1px solid var(--line); border-radius: 4px }
.steps { padding: 0; list-style: none }
.steps > li { padding: 10px 0; border-top: 1px solid var(--line) }
.steps > li:first-child { border: 0 }
.steps > li:target { outline: 2px solid var(--deed); outline-offset: 4px }
@media print {
  @page { size: A4; margin: 18mm }
  :root { --paper: #fff; --surface: #fff; --ink: #000; --soft: #333; --line: #999; --deed: #000; --on: #000;
    --seal: #000 }
  body { font-size: 11pt }
  main { max-width: none; padding: 0 }
  form, nav, .screen { display: none }
  section { padding: 0; border: 0 }
  .stop { padding: 10px; border: 2px solid #000 }
  .stop, .steps > li { break-inside: avoid }
  a { color: #000; text-decoration: none }
}`

export type Sign = Awaited<ReturnType<typeof publicSign>>
type Shelf = Awaited<ReturnType<typeof publicShelf>>
type Found = Awaited<ReturnType<typeof publicSearch>>[number]
/** What stands in the address beside the language. */
export type Asked = { text: string; line?: string | undefined; model?: string | undefined }

/** Search box, then what was found, or what is on the shelf. */
export function shelfPage(
  sign: Sign,
  asked: Asked,
  { shelf, found }: { shelf: Shelf; found: readonly Found[] | null },
  language: PortalLanguage,
): string {
  const say = answerWords[language]
  const home = `/answers/${sign.address}`
  const title = shelf.name ?? say.title
  const content = `${head(sign, language)}
<h1>${safe(title)}</h1>
${askForm(home, asked, language)}
${found === null ? onShelf(sign, shelf, language) : foundList(sign, found, language)}
${ring(sign, language)}`
  const query = [
    ...(asked.text === '' ? [] : [`&q=${encodeURIComponent(asked.text)}`]),
    ...(asked.line === undefined ? [] : [`&line=${asked.line}`]),
    ...(asked.model === undefined ? [] : [`&model=${asked.model}`]),
  ].join('')
  return frame({
    language,
    title: `${title} · ${sign.name}`,
    content,
    style: ANSWER_STYLE,
    robots: found === null ? 'index,follow' : 'noindex,follow',
    languages: languageLinks(language, query),
  })
}

export const head = ({ name, address }: Sign, language: PortalLanguage) =>
  `<header><a href="/answers/${address}?lang=${language}">${safe(name)} · ${safe(answerWords[language].title)}</a></header>`

/** The way out of every page: a person on the phone. */
export function ring({ hotline }: Sign, language: PortalLanguage): string {
  const say = answerWords[language]
  return hotline === null
    ? `<p class="soft">${safe(say.noCall)}</p>`
    : `<a class="call" href="tel:${safe(hotline.dialled)}">${safe(say.call)}<b>${safe(hotline.shown)}</b></a>`
}

function askForm(home: string, { text, line, model }: Asked, language: PortalLanguage): string {
  const say = answerWords[language]
  const kept = Object.entries({ lang: language, line, model }).flatMap(([name, value]) =>
    value === undefined ? [] : [`<input type="hidden" name="${name}" value="${safe(value)}">`],
  )
  return `<form class="ask" role="search" action="${home}">${kept.join('')}
<input type="search" name="q" maxlength="100" value="${safe(text)}" placeholder="${safe(say.hint)}"
 aria-label="${safe(say.hint)}" autocomplete="off">
<button>${safe(say.search)}</button></form>`
}

function onShelf({ address }: Sign, shelf: Shelf, language: PortalLanguage): string {
  const say = answerWords[language]
  const lines = shelf.lines.map(
    ({ id, name }) =>
      `<li><a href="/answers/${address}?line=${id}&amp;lang=${language}">${safe(name)}</a></li>`,
  )
  const answers = shelf.answers.map(one => `<li>${titleOf(address, one, language)}</li>`)
  const title = shelf.name === null ? say.often : say.all
  return `${section(title, answers)}${section(say.about, lines)}`
}

const section = (title: string, items: readonly string[]) =>
  items.length === 0
    ? ''
    : `<section><h2>${safe(title)}</h2><ul class="shelf">${items.join('')}</ul></section>\n`

function foundList({ address }: Sign, found: readonly Found[], language: PortalLanguage): string {
  const say = answerWords[language]
  if (found.length === 0) {
    return `<section><h2>${safe(say.nothing)}</h2><p>${safe(say.nothingMore)}</p></section>`
  }
  const items = found.map(
    ({ excerpt, marks, ...one }) =>
      `<li>${titleOf(address, one, language, marks)}<div class="soft">${marked(excerpt, marks)}</div></li>`,
  )
  return section(say.found, items)
}

type Titled = { number: number; title: string; language: string; kind?: string }

function titleOf(address: string, one: Titled, language: PortalLanguage, marks: readonly string[] = []) {
  const lesson = one.kind === 'lesson' ? `<span class="tag">${safe(answerWords[language].lesson)}</span>` : ''
  const lang = one.language === language ? '' : ` lang="${safe(one.language)}"`
  return `<a${lang} href="/answers/${address}/${one.number}">${marked(one.title, marks)}</a>${lesson}`
}

/** The words that were asked for, marked; the longest win where they overlap. */
export function marked(text: string, marks: readonly string[]): string {
  const some = marks.filter(mark => mark !== '').map(mark => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (some.length === 0) return safe(text)
  const parts = text.split(new RegExp(`(${some.join('|')})`, 'gi'))
  return parts.map((part, n) => (n % 2 === 1 ? `<mark>${safe(part)}</mark>` : safe(part))).join('')
}

/** Unknown, internal, archived, still being written, of nobody: one page for all. */
export function noAnswerPage(why: 'missing' | 'busy' | 'away', language: PortalLanguage): string {
  const say = answerWords[language]
  const title = why === 'missing' ? say.missingTitle : say.title
  return frame({
    language,
    title,
    content: `<section><h1>${safe(title)}</h1><p>${safe(say[why])}</p></section>`,
    style: ANSWER_STYLE,
    robots: 'noindex,nofollow',
    languages: languageLinks(language),
  })
}
