/** Dice that fall the same way for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(throwing: () => number, some: readonly T[]): T =>
  some[Math.floor(throwing() * some.length)] as T

function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value }
  return value
}

/**
 * What no form sends: wrong types, odd Unicode, edges of numbers and times, what SQL, paths and prototypes
 * stumble over.
 */
export const NASTY: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  2 ** 31,
  2 ** 63,
  '',
  ' ',
  '\n\n',
  'x',
  '0',
  '-1',
  'NaN',
  'true',
  'null',
  [],
  {},
  [[]],
  [null],
  { id: {} },
  nested(60),
  Array(2000).fill('x'),
  Array(300).fill(null),
  'x'.repeat(5000),
  'x'.repeat(60_000),
  '\0',
  'a\0b',
  'half \ud83d pair',
  '\udc00',
  '\ufeff',
  '\u202eright to left',
  '👩‍🔧'.repeat(300),
  'é'.normalize('NFD').repeat(50),
  '张三'.repeat(3000),
  '\u0007\u001b[31m',
  "'; drop table core.journal; --",
  '%',
  '_%_',
  '\\',
  '\\u0000',
  '$'.concat('{7*7}'),
  '{{7*7}}',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '..%2f..%2f',
  'file:///etc/passwd',
  '__proto__',
  'constructor',
  { __proto__: { admin: true } },
  JSON.parse('{"__proto__": {"a": 1}}'),
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '-000001-01-01',
  '+275760-09-13',
  '275761-01-01T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999Z',
  '2026-06-30T23:59:60Z',
  '2026-11-21T09:00:00+99:99',
  '4713-01-01',
  'infinity',
  'now',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '00000000-0000-7000-8000-00000000000g',
  '{00000000-0000-7000-8000-000000000000}',
  '13812345678',
  '+86',
  '电话',
  '1'.repeat(40),
  '１３８１２３４５６７８',
]

/** Bodies that are no JSON, or none that a person would write. */
export const RAW_BODIES: readonly string[] = [
  '',
  ' ',
  '{',
  '}',
  'null',
  '[]',
  '""',
  '0',
  'undefined',
  '{"a":}',
  "{'a':1}",
  '\ufeff{}',
  '{"a":1}{"b":2}',
  '[1,2',
  '\0',
  '{"\\u0000":1}',
  '"\\ud800"',
  '['.repeat(50_000),
  '{"a":'.repeat(20_000),
  `${'['.repeat(4000)}${']'.repeat(4000)}`,
  `{"x":"${'x'.repeat(1_200_000)}"}`,
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  `{${Array.from({ length: 5000 }, (_, n) => `"k${n}":${n}`).join()}}`,
]

/** What can stand behind a path or a question mark besides what belongs there. */
export const RAW_TAILS: readonly string[] = [
  '?',
  '??',
  '?limit=0',
  '?limit=-1',
  '?limit=1e9',
  '?limit=NaN',
  '?limit=1&limit=2',
  '?limit[]=1',
  '?after=x',
  '?after=%00',
  '?after=%ff%fe',
  '?after=~',
  '?after=2026-11-21T00:00:00Z~x',
  '?after=00000000-0000-0000-0000-000000000000',
  `?after=${'x'.repeat(3000)}`,
  '?__proto__=1',
  '?a=%',
  '?%E0%A4%A',
  '?text=%ED%A0%80',
  '?text=%00',
  `?text=${'%25'.repeat(500)}`,
  '?text=%5C',
  "?text='",
  '?day=2026-02-30',
  '?from=x&to=y',
  '/',
  '//',
  '/..',
  '%00',
  '/%2e%2e',
  '#x',
]

export const CONTENT_TYPES: readonly string[] = [
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'application/json;;;',
  'nonsense',
]
