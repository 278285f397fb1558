export const SHORTEST_PASSWORD = 10

/** What everybody tries first, as beginnings: `password2026` is no better than `password`. */
const COMMON = ['password', 'qwertyuiop', 'qwerty123', '1qaz2wsx', 'iloveyou', 'admin123', 'woaini', 'yinuo']
/** Something must be left when a common beginning is taken away. */
const OWN_PART = 6

/**
 * Why this password is not taken (domain.md SEC-2, without the periodic change, which makes people write them
 * down): ten characters or more, not the name of the person or account, not a run or a handful of characters
 * repeated.
 */
export function whyNotPassword(
  password: string,
  person: { username: string; name: string; phone?: string | null },
) {
  const plain = password.normalize('NFKC').toLowerCase()
  if (Array.from(plain).length < SHORTEST_PASSWORD) return 'the password is too short'
  const names = [person.username, person.name, (person.phone ?? '').slice(-8)]
  if (names.some(name => name.length >= 2 && plain.includes(name.toLowerCase())))
    return 'the password contains the name'
  if (new Set(plain).size < 5 || isRun(plain) || isCommon(plain)) return 'the password is too simple'
  return null
}

/** 1234567890, abcdefghij, 0987654321: each step the same as the one before. */
function isRun(text: string): boolean {
  const steps = Array.from(text.slice(1), (_, i) => text.charCodeAt(i + 1) - text.charCodeAt(i))
  const even = steps.filter((step, i) => i > 0 && step === steps[i - 1] && Math.abs(step) <= 1).length
  return even >= text.length - 3
}

function isCommon(plain: string): boolean {
  return COMMON.some(word => plain.startsWith(word) && plain.length - word.length < OWN_PART)
}
