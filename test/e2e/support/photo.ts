import type { Page } from '@playwright/test'

const SIDES = { width: 4000, height: 3000 }
/** TIFF, big endian: the picture lies on its side (orientation 6), and was taken in the north. */
const EXIF = Buffer.from(
  [
    ['457869660000', '4d4d002a00000008'],
    ['0002', '0112000300000001', '00060000', '8825000400000001', '00000026', '00000000'],
    ['0001', '0001000200000002', '4e000000', '00000000'],
  ]
    .flat()
    .join(''),
  'hex',
)

/** 12 megapixels as a phone writes them: turned by a note in it, with the place where it was taken. */
export async function phonePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async ({ width, height }) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('nothing to draw with')
    for (let n = 0; n < 4000; n++) {
      pen.fillStyle = `hsl(${(n * 47) % 360} 60% 60%)`
      pen.fillRect((n * 977) % width, (n * 613) % height, 160, 120)
    }
    const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', 0.95))
    const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
    return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
  }, SIDES)
  const jpeg = Buffer.from(base64, 'base64')
  const length = Buffer.alloc(2)
  length.writeUInt16BE(EXIF.length + 2)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from('ffe1', 'hex'), length, EXIF, jpeg.subarray(2)])
}

/** As an iPhone writes it: Chromium cannot show it. */
export const HEIC = Buffer.concat([
  Buffer.from('00000018', 'hex'),
  Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
  Buffer.alloc(2000),
])
