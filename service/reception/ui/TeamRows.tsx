import { Button } from 'antd'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useTell } from '#core/web/ask.ts'
import { isComposing } from '#core/web/ime.ts'
import { useNow } from '#core/web/now.ts'
import { useWhen } from '#core/web/when.ts'
import { useSession } from '#service/people/ui/session.tsx'
import { PromiseRows } from '#service/promises/ui/PromiseRows.tsx'
import type { Promised } from '#service/promises/ui/shapes.ts'
import { takeOver } from '../contract/team.ts'
import { HandOn } from './HandOn.tsx'
import type { Board } from './TeamBoard.tsx'
import { byTeamUrgency } from './teamUrgency.ts'

/** Every row has its deeds in one of these; keys walk from one to the next. */
const ROW = '[data-promise]'

/**
 * What is open, red since yesterday first. ↑ ↓ walk the rows, Enter takes over what is chosen, H opens the
 * list of colleagues, whose digit hands it on.
 */
export function TeamRows({ of }: { of: Board }) {
  const { t } = useTranslation()
  const when = useWhen()
  const now = useNow()
  const list = useRef<HTMLElement>(null)
  const [handing, setHanding] = useState<string | null>(null)
  const groups = byTeamUrgency(of.promises, now, when.dayOf)
  useKeysFromNowhere(list)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons within, which are the controls
    <section className="panel flush" ref={list} onKeyDown={event => walk(event, list.current, setHanding)}>
      <div className="panel-head">
        <h2>{t('reception.team.rows')}</h2>
        <p className="team-keys">{t('reception.team.keys')}</p>
      </div>
      {groups.length === 0 && <Empty title={t('reception.team.noRows')} />}
      {groups.map(({ urgency, promises }) => (
        <section key={urgency} aria-label={t(`reception.team.load.${urgency}`)}>
          <div className="panel-head">
            <h3 className="team-group">
              {t(`reception.team.load.${urgency}`)} <span className="muted figures">{promises.length}</span>
            </h3>
          </div>
          <PromiseRows
            label={t(`reception.team.load.${urgency}`)}
            promises={promises}
            withCustomer
            withCase
            deeds={promise => (
              <Deeds
                of={promise}
                people={of.people}
                handing={handing === promise.id}
                hand={open => setHanding(open ? promise.id : null)}
              />
            )}
          />
        </section>
      ))}
      {of.more && (
        <p className="inset-text muted">{t('reception.team.more', { count: of.promises.length })}</p>
      )}
    </section>
  )
}

/** The next or the one before, from the row that has the cursor; from nowhere, the first. */
function walk(event: KeyboardEvent, list: HTMLElement | null, hand: (promise: string | null) => void): void {
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey || list === null) return
  const here = (event.target as Element).closest('li')?.querySelector<HTMLElement>(ROW) ?? null
  if (event.key === 'h' || event.key === 'H') {
    if (here?.dataset.promise === undefined) return
    event.preventDefault()
    hand(here.dataset.promise)
    return
  }
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  const rows = rowsOf(list)
  const next = rows[here === null ? 0 : rows.indexOf(here) + step]
  if (next === undefined) return
  event.preventDefault()
  next.querySelector('button')?.focus()
}

/** Those with something to do in them. */
const rowsOf = (list: HTMLElement) =>
  [...list.querySelectorAll<HTMLElement>(ROW)].filter(row => row.querySelector('button'))

/** Whoever just came to the page has the cursor nowhere: ↓ goes to the first row all the same. */
function useKeysFromNowhere(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const first = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.target !== document.body || list.current === null) return
      const button = rowsOf(list.current)[0]?.querySelector('button')
      if (!button) return
      event.preventDefault()
      button.focus()
    }
    document.addEventListener('keydown', first)
    return () => document.removeEventListener('keydown', first)
  }, [list])
}

function Deeds(props: {
  of: Promised
  people: Board['people']
  handing: boolean
  hand: (open: boolean) => void
}) {
  const { of, people, handing, hand } = props
  const { t } = useTranslation()
  const { staff } = useSession()
  const { tell, telling, failure } = useTell(takeOver)
  if (of.kind === 'visit window') return <span className="muted">{t('reception.shift.visit')}</span>
  const take = () => void tell({ params: { id: of.id } }).catch(() => {})
  return (
    <span className="in-a-row" data-promise={of.id}>
      {of.owner?.id !== staff && of.notBy?.id !== staff && (
        <Button size="small" loading={telling} onClick={take}>
          {t('reception.team.takeOver')}
        </Button>
      )}
      <HandOn of={of} people={people} open={handing} setOpen={hand} />
      <Trouble failure={failure} />
    </span>
  )
}
