import { pinyin } from 'pinyin-pro'
import { fold } from '#core/find/fold.ts'

/**
 * Text that was pasted from the web: `福(fú)` carries how a character is said, put there against copying;
 * `shifted` are runs whose bytes slipped by one (電話 became 殡娫), by the same hand. The runs stay as they
 * are: part of what they said is lost, and only a person can say it anew. Seeds/002 holds both
 * (features.md CJK-10).
 */
export type Cleaned = { text: string; sounds: number; shifted: string[] }

const TONES = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ'
const SOUND = `[a-zêüɡ${TONES}]{1,6}`
const IN_BRACKETS = new RegExp(String.raw`\s?[(（]\s?(${SOUND})\s?[)）]`, 'giu')
const TONED = new RegExp(`[${TONES}]`, 'iu')
/** Where a run slipped, half of the character and of its bracket are lost: `因?yàn)殡娫` was 因為(wéi)電話. */
const SLIPPED = new RegExp(String.raw`\?([a-zêü${TONES}]{1,6})[)）][^\p{P}\p{Zs}\p{Cc}]{0,30}`, 'giu')

/** Takes the sounds out and points at the slipped runs. */
export function cleaned(text: string): Cleaned {
  let sounds = 0
  const shifted: string[] = []
  const bare = !/[(（)）]/.test(text)
    ? text
    : text.replace(IN_BRACKETS, (said, sound: string, at: number) => {
        if (!isSoundOf(sound, text.slice(0, at))) return said
        sounds++
        return ''
      })
  for (const [run, sound = ''] of bare.matchAll(SLIPPED)) if (TONED.test(sound)) shifted.push(run)
  for (const run of rareRuns(bare)) if (!shifted.some(one => one.includes(run))) shifted.push(run)
  return { text: sounds === 0 ? text : bare, sounds, shifted }
}

const WIDE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]`
/**
 * A character, or the letter that a garbled run left of one: `ミM(jìn)`. French `vitre (tombé)` is neither.
 */
const BEHIND_ONE = new RegExp(`${WIDE}[a-z]?$`, 'iu')

/**
 * With a tone behind any character it is a sound; without, where it is the sound of that very character.
 */
function isSoundOf(sound: string, before: string): boolean {
  const end = before.slice(-3)
  if (TONED.test(sound)) return BEHIND_ONE.test(end)
  const character = Array.from(end).at(-1) ?? ''
  if (!/\p{Script=Han}/u.test(character)) return false
  const sounds = pinyin(character, { toneType: 'none', type: 'array', multiple: true })
  return sounds.includes(sound.toLowerCase().replaceAll('ɡ', 'g'))
}

const SHORTEST_RUN = 6
const LEAST_RARE = 4
const LEAST_SHARE = 0.4
const LONGEST_RUN = 30
const LEAST_LENGTH = 8
/** So much of a run must read as common Chinese once its bytes are put back into step. */
const READS_WELL = 0.7

/**
 * Runs of characters that hardly anybody writes, which one byte further on are those that everybody does.
 */
function rareRuns(text: string): string[] {
  if (text.length < LEAST_LENGTH || !hasRare(text)) return []
  const characters = Array.from(text)
  const rare = characters.map(isRare)
  const runs: string[] = []
  for (let from = 0; from < characters.length; from++) {
    const upTo = rare[from] ? endOfRun(characters, rare, from) : null
    if (upTo === null) continue
    const run = characters.slice(from, upTo + 1)
    if (readsWellInStep(run)) runs.push(run.join(''))
    from = upTo
  }
  return runs
}

/** Different ones: 癫痫 stands five times in a doctor's answer. No run goes beyond a comma. */
function endOfRun(characters: readonly string[], rare: readonly boolean[], from: number): number | null {
  let end: number | null = null
  const seen = new Set<string>()
  for (let at = from; at < Math.min(rare.length, from + LONGEST_RUN); at++) {
    const character = characters[at] ?? ''
    if (/\p{P}/u.test(character)) break
    if (!rare[at]) continue
    seen.add(character)
    const length = at - from + 1
    if (length >= SHORTEST_RUN && seen.size >= LEAST_RARE && seen.size / length >= LEAST_SHARE) end = at
  }
  return end
}

/** What is known of the characters up to U+FFFF: this runs over every cell of every list. */
const remembered = new Uint8Array(0x1_0000)
const COMMON = 1
const RARE = 2

/** Enough rare characters to look closer. */
function hasRare(text: string): boolean {
  let count = 0
  for (let at = 0; at < text.length && count < LEAST_RARE; at++) if (isRare(text.charAt(at))) count++
  return count >= LEAST_RARE
}

/** Rare: no letter of one byte, and not among the 3,755 common characters of GB 2312, whatever its form. */
function isRare(character: string): boolean {
  const code = character.charCodeAt(0)
  if (code < 0x3105) return false
  const known = remembered[code]
  if (known !== 0) return known === RARE
  const rare = /[\p{Script=Han}\p{Script=Bopomofo}]/u.test(character) && !isCommon(character)
  remembered[code] = rare ? RARE : COMMON
  return rare
}

function isCommon(character: string): boolean {
  const isIn = (code = 0) => code >= 0xb0a1 && code <= 0xd7fe
  // 么 is common and folds to one that is not.
  return isIn(codes().get(character)) || isIn(codes().get(fold(character)))
}

function readsWellInStep(run: readonly string[]): boolean {
  const bytes = run.flatMap(character => {
    const code = codes().get(character) ?? 0
    return code === 0 ? [] : [code >> 8, code & 0xff]
  })
  const inStep = Array.from(new TextDecoder('gb18030').decode(Uint8Array.from(bytes.slice(1, -1))))
  const common = (characters: readonly string[]) =>
    characters.filter(isCommon).length / Math.max(1, characters.length)
  return common(inStep) >= READS_WELL && common(inStep) > common(run)
}

let made: Map<string, number> | null = null

/** Characters by their two bytes in GBK; made when the first suspect comes (about 20 ms). */
function codes(): Map<string, number> {
  if (made !== null) return made
  made = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (Array.from(character).length === 1) made.set(character, (high << 8) | low)
    }
  }
  return made
}
