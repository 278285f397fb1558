import MarkdownIt from 'markdown-it'

const UUID = /^attachment:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
/** What a link of an answer may lead to; markdown-it alone would let `ftp:` and more through. */
const LEADS = /^(?:https?:|mailto:|tel:|\/(?!\/)|#)/i

type Where = { pictureAt?: (attachment: string) => string }

/**
 * Markdown without HTML: what somebody pasted stays text. Links open in a window of their own and tell
 * nothing of us; pictures are those that belong to the answer (`attachment:ID`), any other stays its words:
 * a page of ours fetches nothing from elsewhere.
 */
function reader() {
  const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false })
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false })
  markdown.validateLink = to => LEADS.test(to.trim()) || UUID.test(to.trim())
  markdown.renderer.rules.link_open = (tokens, n, options, _env, self) => {
    const token = tokens[n]
    if (token && !String(token.attrGet('href')).startsWith('#')) {
      token.attrSet('target', '_blank')
      token.attrSet('rel', 'noopener noreferrer nofollow')
    }
    return self.renderToken(tokens, n, options)
  }
  markdown.renderer.rules.image = (tokens, n, _options, env) => {
    const token = tokens[n]
    const said = markdown.utils.escapeHtml(token?.content ?? '')
    const picture = UUID.exec(String(token?.attrGet('src')))?.[1]
    const where = picture && (env as Where).pictureAt?.(picture)
    if (!where) return said
    return `<img src="${markdown.utils.escapeHtml(where)}" alt="${said}" loading="lazy">`
  }
  return markdown
}

let made: ReturnType<typeof reader> | null = null

/**
 * The body of an answer as HTML that is safe to stand on any page. `pictureAt`: the address of one of its
 * pictures; without it pictures are their words.
 */
export function htmlOf(body: string, pictureAt?: (attachment: string) => string): string {
  made ??= reader()
  return made.render(body, pictureAt ? { pictureAt } : {})
}
