import type { Labelled } from '#service/archive/queries/labels.ts'
import { answerWords } from './answer-words.ts'
import { type PortalLanguage, portalLanguages, words } from './words.ts'

/** One style for every portal page; the policy names it by its hash, nothing else may be loaded. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #f4f1e9; --surface: #fffefa; --ink: #23262b; --soft: #565349;
  --line: #d8d1c2; --deed: #22546a; --on: #fff; --seal: #b7321f }
@media (prefers-color-scheme: dark) {
  :root { --paper: #141619; --surface: #1c1f23; --ink: #e8e4da; --soft: #b5b0a4; --line: #3a3f46;
    --deed: #8ec3d8; --on: #0d1a20; --seal: #e8836f }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 -apple-system, "PingFang SC",
  "PingFang TC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
main { max-width: 480px; margin: 0 auto; padding: 20px 18px 40px }
header { margin: 4px 0 18px; color: var(--soft); font-weight: 600 }
section { margin: 0 0 16px; padding: 18px; border: 1px solid var(--line); border-radius: 10px;
  background: var(--surface) }
h1 { margin: 0; font-size: 24px; line-height: 1.35; overflow-wrap: anywhere }
h2 { margin: 0 0 8px; font-size: 17px }
p { margin: 6px 0 }
ul { margin: 0; padding-left: 22px }
li { margin: 4px 0 }
.soft { color: var(--soft); font-size: 15px }
.number { margin: 2px 0 0; font: 600 28px/1.4 ui-monospace, Menlo, Consolas, monospace;
  letter-spacing: .12em }
.call { display: block; margin: 4px 0 10px; padding: 16px 12px; border-radius: 10px;
  background: var(--deed); color: var(--on); text-align: center; text-decoration: none;
  overflow-wrap: anywhere }
button.call { width: 100%; border: 0; font: inherit; font-weight: 600; cursor: pointer }
.call b { display: block; font-size: 28px; line-height: 1.3 }
.danger { border-left: 4px solid var(--seal) }
nav { margin-top: 24px; text-align: center }
nav a, nav b { display: inline-block; min-height: 44px; padding: 10px 12px; color: var(--deed) }
nav b { color: var(--soft); font-weight: 400 }
`.trim()

/** What to show of a machine. `help`: where answers about it stand. */
export function machinePage(of: Labelled, language: PortalLanguage, help: string | null): string {
  const say = words[language]
  const name = [of.productLine, of.model].filter(Boolean).join(' ') || say.device
  const call =
    of.hotline === null
      ? `<p>${safe(say.noHotline)}</p>`
      : `<a class="call" href="tel:${safe(of.hotline.dialled)}">${safe(say.call)}
<b>${safe(of.hotline.shown)}</b></a>
<p class="soft">${safe(say.ring)}</p>`
  return page(
    language,
    `${name} · ${of.company}`,
    `<header>${safe(of.company)}</header>
<section><p class="soft">${safe(say.machine)}</p><h1>${safe(name)}</h1>
<p class="soft">${safe(say.number)}</p><p class="number">${safe(of.number)}</p></section>
<section>${call}</section>
${helpLink(help, language)}<section><h2>${safe(say.ready)}</h2>
<ul>${say.things.map(one => `<li>${safe(one)}</li>`).join('')}</ul></section>
<section class="danger"><p>${safe(say.danger)}</p></section>
<p class="soft">${safe(say.nothing)}</p>`,
  )
}

const helpLink = (help: string | null, language: PortalLanguage) =>
  help === null
    ? ''
    : `<section><a href="${safe(help)}">${safe(answerWords[language].guideFor)}</a></section>
`

/** What to show instead: of a label that opens nothing, to who asks too often, while the house is away. */
export function insteadPage(why: 'gone' | 'busy' | 'away', language: PortalLanguage): string {
  const say = words[language]
  const title = say[`${why}Title`]
  return page(
    language,
    title,
    `<header>${safe(say.title)}</header><section><h1>${safe(title)}</h1><p>${safe(say[why])}</p></section>`,
  )
}

/** Asks before it stops: programs that look at links in mails must not stop anything. */
export function stopPage(stopped: boolean, language: PortalLanguage): string {
  const say = words[language]
  const [title, text] = stopped ? [say.stoppedTitle, say.stopped] : [say.stopTitle, say.stop]
  const button = `<form method="post"><button class="call">${safe(say.stopButton)}</button></form>`
  return page(
    language,
    title,
    `<section><h1>${safe(title)}</h1><p>${safe(text)}</p>${stopped ? '' : button}</section>`,
  )
}

const page = (language: PortalLanguage, title: string, content: string) =>
  frame({
    language,
    title,
    content,
    style: STYLE,
    robots: 'noindex,nofollow',
    languages: languageLinks(language),
  })

/** The whole document of a portal page. `languages`: the links to the same in another language, if any. */
export function frame(of: {
  language: PortalLanguage
  title: string
  content: string
  style: string
  robots: string
  languages: string
}): string {
  const { language, title, content, style, robots, languages } = of
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="${robots}">
<meta name="format-detection" content="telephone=no">
<title>${safe(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${content}
${languages}
</main>
</body>
</html>
`
}

/** @param query what else stands in the address, `&line=…` */
export const languageLinks = (language: PortalLanguage, query = '') =>
  `<nav aria-label="Language · 语言">${portalLanguages.map(one => languageLink(one, language, query)).join(' ')}</nav>`

const languageLink = (one: PortalLanguage, present: PortalLanguage, query: string) =>
  one === present
    ? `<b lang="${one}" aria-current="true">${words[one].itself}</b>`
    : `<a lang="${one}" href="?lang=${one}${safe(query)}">${words[one].itself}</a>`

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const safe = (text: string) => text.replace(/[&<>"']/g, sign => SIGNS[sign] ?? sign)
