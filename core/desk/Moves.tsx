import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'

type Deed = 'up' | 'down' | 'remove'

type Props = {
  /** What is moved, as it is read aloud before the word of each button. */
  name: string
  word: (deed: Deed) => string
  /** null: it stands at that end already. */
  up: (() => void) | null
  down: (() => void) | null
  remove: () => void
}

/** Moves one of a list that is written on a page up or down, or takes it out. */
export function Moves({ name, word, up, down, remove }: Props) {
  const button = (deed: Deed, icon: ReactNode, go: (() => void) | null) => (
    <Button
      type="text"
      size="small"
      icon={icon}
      aria-label={`${name} ${word(deed)}`}
      title={word(deed)}
      disabled={go === null}
      onClick={() => go?.()}
    />
  )
  return (
    <span>
      {button('up', <ArrowUpOutlined aria-hidden />, up)}
      {button('down', <ArrowDownOutlined aria-hidden />, down)}
      {button('remove', <DeleteOutlined aria-hidden />, remove)}
    </span>
  )
}
