import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LabelCode } from './LabelCode.tsx'

const PIXELS = 4

/** What a camera makes of the picture: dark squares, `PIXELS` to a module, on white. */
function scan(svg: string, covered: (x: number, y: number) => boolean = () => false): string {
  const whole = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const width = whole * PIXELS
  const light = new Uint8ClampedArray(width * width).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    if (covered(Number(x), Number(y))) continue
    for (let at = 0; at < PIXELS * PIXELS; at++) {
      const across = Number(x) * PIXELS + (at % PIXELS)
      light[(Number(y) * PIXELS + Math.floor(at / PIXELS)) * width + across] = 0
    }
  }
  const seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(light, width, width)))
  return new QRCodeReader().decode(seen).getText()
}

test.each(['https://fuwu.example.cn/d/0123456789ABCDEFGHJKMNPQRS', 'http://localhost:8080/d/ZZZZ'])(
  'the code of a label is read by another program as the address that it was made of: %s',
  address => {
    const svg = renderToStaticMarkup(createElement(LabelCode, { text: address, side: 20 }))
    expect(scan(svg)).toBe(address)
    // A scratch over the middle: level M mends it.
    expect(scan(svg, (x, y) => x >= 14 && x <= 17 && y >= 14 && y <= 17)).toBe(address)
  },
)
