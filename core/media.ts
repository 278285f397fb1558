/** What a page may show as a picture: decoders that every browser has, and no script in any of them. */
export const PICTURES = ['image/jpeg', 'image/png', 'image/webp'] as const

export const isPicture = (mediaType: string): boolean => PICTURES.some(one => one === mediaType)

/** Enough for the longest signature below. */
export const HEAD_BYTES = 16

const ascii = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.subarray(from, to))

/**
 * What a file is by its first bytes (at least 12, else nobody knows); its name is only what somebody called
 * it. Whatever is not known here is bytes for saving.
 */
export function mediaTypeOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  if (ascii(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP') return 'image/webp'
  // ISO 14496-12: phones write their photos as one of these brands.
  if (ascii(head, 4, 8) === 'ftyp' && /^(heic|heix|hevc|heim|mif1|msf1)$/.test(ascii(head, 8, 12))) {
    return 'image/heic'
  }
  if (ascii(head, 0, 5) === '%PDF-') return 'application/pdf'
  return 'application/octet-stream'
}
