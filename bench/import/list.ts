import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

const FAMILIES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文海波晓燕立群'
const ROADS = ['湖滨路', '长河大道', '东风中路', '新湖大街', '三八中路', '天衢东路', '解放南大街', '迎宾路']
const MODELS = ['CX-16', 'CX-18', 'CX-20', 'CX-24', 'P-200', 'P-300', 'K-7', 'K-9']
const FITTERS = ['林晓燕', '老张', '王师傅', '李师傅']
const HEAD = '客户姓名,联系电话,地址,产品线,型号,序列号,购买日期,安装日期,安装师傅,辅料,备注\r\n'

/**
 * A dealer's list: every fifth row another machine of the customer before, every hundredth one that cannot
 * go in.
 */
export function row(at: number): string {
  const who = at % 5 === 4 ? at - 1 : at
  const spread = (who * 2_654_435_761) % 4_294_967_296
  const pick = (from: string | readonly string[], by: number) =>
    from[Math.floor(spread / by) % from.length] ?? ''
  const name = `${pick(FAMILIES, 1)}${pick(GIVEN, 31)}${pick(GIVEN, 997)}`
  const phone = at % 100 === 99 ? '12' : `13${String(500_000_000 + who).padStart(9, '0')}`
  const address = `德州市德城区${pick(ROADS, 7)} ${(who % 900) + 1} 号 ${(who % 31) + 1} 单元 ${who % 2000} 室`
  const two = (n: number) => String(n).padStart(2, '0')
  const day = `20${10 + (at % 15)}-${two((at % 12) + 1)}-${two((at % 28) + 1)}`
  return `${name},${phone},${address},太阳能热水器,${MODELS[at % 8]},S${100_000 + at},${day},\
${day.replaceAll('-', '.')},${FITTERS[at % 4]},铜管 ${(at % 9) + 1} 米、支架 2 个,${at % 7 === 0 ? '二楼，朝南' : ''}\r\n`
}

/** The list as a file of UTF-8, written while it is made. */
export async function writeList(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  file.write(HEAD)
  for (let at = 0; at < rows; ) {
    const upTo = Math.min(rows, at + 1000)
    let some = ''
    for (; at < upTo; at++) some += row(at)
    if (!file.write(some)) await new Promise(resume => file.once('drain', resume))
  }
  file.end()
  await finished(file)
}
