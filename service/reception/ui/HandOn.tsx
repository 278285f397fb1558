import { App, Button, Popover } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { digitOf } from '#core/desk/keys.ts'
import { useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import type { Promised } from '#service/promises/ui/shapes.ts'
import { offerShift } from '../contract/shifts.ts'
import type { Board } from './TeamBoard.tsx'

/** As many as there are digits. */
const MOST = 9

/** Who is at work now and may do it, the least busy first. */
function whoCan(of: Promised, people: Board['people']): Board['people'] {
  const busy = (one: Board['people'][number]) => one.sinceYesterday + one.late + one.withinHour + one.today
  return people
    .filter(({ away, staff }) => away === null && staff.id !== of.owner?.id && staff.id !== of.notBy?.id)
    .toSorted((a, b) => busy(a) - busy(b))
    .slice(0, MOST)
}

/** Hands one promise to a colleague by his digit. It is an offer: until he accepts, it stays where it is. */
export function HandOn(props: {
  of: Promised
  people: Board['people']
  open: boolean
  setOpen: (open: boolean) => void
}) {
  const { of, people, open, setOpen } = props
  const { t } = useTranslation()
  const when = useWhen()
  const { message } = App.useApp()
  const { tell, telling, failure } = useTell(offerShift)
  const can = whoCan(of, people)
  const button = useRef<HTMLButtonElement>(null)
  const give = async (to: Board['people'][number]) => {
    const from = of.owner?.id ?? null
    const why = t('reception.team.whyGiven')
    try {
      const body = { from, to: { staff: to.staff.id }, promises: [of.id], why }
      const { answerBy } = await tell({ body })
      void message.success(t('reception.team.given', { name: to.staff.name, until: when.near(answerBy) }))
      setOpen(false)
    } catch {
      // Said in the list.
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = can[digitOf(event) ?? -1]
    if (event.key === 'Escape') {
      setOpen(false)
      // Back to the row, so that the arrows go on from there.
      button.current?.focus()
    }
    if (chosen === undefined || telling) return
    event.preventDefault()
    void give(chosen)
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      title={t('reception.team.handTitle')}
      content={
        <HandList onKeyDown={onKeyDown}>
          {can.length === 0 && <p className="muted">{t('reception.team.nobody')}</p>}
          {can.map((one, at) => (
            <Button key={one.staff.id} loading={telling} onClick={() => void give(one)}>
              {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus */}
              <kbd aria-hidden="true">{at + 1}</kbd> {one.staff.name}
            </Button>
          ))}
          <Trouble failure={failure} />
        </HandList>
      }
    >
      <Button ref={button} size="small" aria-expanded={open} aria-haspopup="dialog">
        {t('reception.team.hand')}
      </Button>
    </Popover>
  )
}

/** The cursor goes into the list when it opens, so that a digit is the second key. */
function HandList(props: { onKeyDown: (event: KeyboardEvent) => void; children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: digits of the buttons within, which are the controls
    <div className="hand-list" ref={list} tabIndex={-1} onKeyDown={props.onKeyDown}>
      {props.children}
    </div>
  )
}
