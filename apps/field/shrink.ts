/** Fine enough to read a type plate, small enough for a roof's network. */
const LONGEST_SIDE = 1600
const QUALITY = 0.8

/**
 * A photo as it is sent: upright, at most 1600 pixels long, a JPEG without what the camera wrote into it, the
 * place among it. Decoding and packing happen beside the page's own thread. What this browser cannot decode
 * (HEIC outside Safari) stays as it came.
 */
export async function shrink(file: File): Promise<File> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (picture === null) return file
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d', { alpha: false })
  if (pen === null) return file
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const packed = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', QUALITY))
  if (packed === null) return file
  return new File([packed], `${file.name.replace(/\.\w+$/, '') || 'photo'}.jpg`, { type: 'image/jpeg' })
}
