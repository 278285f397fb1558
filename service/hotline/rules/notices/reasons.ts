/** Why a notice did not leave, as people can act on it. The rest of what was said stays beside it. */
export const REASONS = [
  'no way out',
  'no address',
  'too late to be of use',
  'nothing to say',
  'tried for a day',
  'inner network',
  'host unknown',
  'nobody answers',
  'login refused',
  'no encryption',
  'mail refused',
  'gateway refuses',
  'gateway troubled',
  'too many at once',
  'robot refuses',
  'not a robot',
  'something else',
] as const
export type Reason = (typeof REASONS)[number]

/** How carry.ts, core/mail.ts, core/webhook.ts and robots.ts begin; the first that fits. */
const BEGINNINGS: readonly (readonly [RegExp, Reason])[] = [
  [/^no way out/, 'no way out'],
  [/^no address/, 'no address'],
  [/^too late to be of use/, 'too late to be of use'],
  [/^(no words can be made|nothing is known for)/, 'nothing to say'],
  [/^tried for a day/, 'tried for a day'],
  [/^the address is of the inner network/, 'inner network'],
  [/^(the host name is not known|EDNS)/, 'host unknown'],
  [/^(EAUTH|ENOAUTH)/, 'login refused'],
  [/^(ETLS|.*(certificate|SSL|TLS))/i, 'no encryption'],
  [/^(EENVELOPE|EMESSAGE)/, 'mail refused'],
  [/^answered (408|425|5\d\d)/, 'gateway troubled'],
  [/^(answered 429|the robot answered (45009|130101|11232)\b)/, 'too many at once'],
  [/^answered/, 'gateway refuses'],
  [/^the robot answered/, 'robot refuses'],
  [/^an answer that no robot gives/, 'not a robot'],
  [
    /^(ECONNECTION|ESOCKET|ETIMEDOUT|connect |read |write |socket |getaddrinfo |The operation was aborted)/,
    'nobody answers',
  ],
]

export type Why = {
  reason: Reason
  /** What was said, where the words of the reason do not say it all. */
  said: string | null
}

const SAYS_ALL: readonly Reason[] = [
  'no way out',
  'no address',
  'too late to be of use',
  'tried for a day',
  'inner network',
]

export function whyOf(text: string): Why {
  const reason = BEGINNINGS.find(([begins]) => begins.test(text))?.[1] ?? 'something else'
  return { reason, said: SAYS_ALL.includes(reason) ? null : text }
}

/** Of a notice: 'tried for a day' says little, what went wrong at the last try says why. */
export function whyFailed(it: { failedWhy: string | null; lastFault: string | null }): Why | null {
  const text = it.failedWhy === 'tried for a day' ? (it.lastFault ?? it.failedWhy) : it.failedWhy
  const told = text ?? it.lastFault
  return told === null ? null : whyOf(told)
}
