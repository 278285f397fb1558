import { expect, test } from 'vitest'
import { htmlOf } from './markdown.ts'

const picture = '0190f3a1-7c00-7000-8000-000000000001'
const pictureAt = (id: string) => `/pictures/${id}`

test('paragraphs, lists, codes and line breaks as they were typed', () => {
  expect(htmlOf('先看 `E1`\n再关阀')).toBe('<p>先看 <code>E1</code><br>\n再关阀</p>\n')
  expect(htmlOf('1. 关水\n2. 断电')).toContain('<ol>\n<li>关水</li>\n<li>断电</li>\n</ol>')
})

test('HTML stays text, and no link runs a script', () => {
  expect(htmlOf('<img src=x onerror=alert(1)>')).toContain('&lt;img src=x onerror=alert(1)&gt;')
  for (const to of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', '//elsewhere.test']) {
    expect(htmlOf(`[这里](${to})`)).not.toContain('href')
  }
})

test('a link opens by itself and tells nothing of us', () => {
  expect(htmlOf('[说明书](https://example.test/a?b=1&c=2)')).toBe(
    '<p><a href="https://example.test/a?b=1&amp;c=2" target="_blank" ' +
      'rel="noopener noreferrer nofollow">说明书</a></p>\n',
  )
  expect(htmlOf('见 https://example.test')).toContain('rel="noopener noreferrer nofollow"')
})

test('only pictures of the answer are shown', () => {
  const shown = htmlOf(`![阀门 "上"](attachment:${picture})`, pictureAt)
  expect(shown).toContain(`<img src="/pictures/${picture}" alt="阀门 &quot;上&quot;" loading="lazy">`)
  expect(htmlOf('![阀门](https://example.test/x.png)', pictureAt)).toBe('<p>阀门</p>\n')
  expect(htmlOf('![阀门](attachment:../../x)', pictureAt)).not.toContain('<img')
  expect(htmlOf(`![阀门](attachment:${picture})`)).toBe('<p>阀门</p>\n')
})
