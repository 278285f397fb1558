import seal from '../look/seal.svg'

/** A seal with one brush stroke: 一, the first character of 一诺. Decoration: the name stands beside it. */
export function Logo({ size = 28 }: { size?: number }) {
  return <img className="logo" src={seal} width={size} height={size} alt="" />
}
