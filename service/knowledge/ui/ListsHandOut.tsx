import { Button, Checkbox, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import type { Failure } from '#core/web/failure.ts'
import { ChooseStaff } from '#service/people/ui/choose.tsx'

/** Which rows of a list are chosen. What has left the list is chosen no more. */
export function useChosen(rows: readonly { id: string }[] | undefined) {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set())
  const shown = rows ?? []
  const chosen = shown.map(({ id }) => id).filter(id => all.has(id))
  const choose = (ids: readonly string[], on: boolean) => {
    const next = new Set(all)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    setAll(next)
  }
  return { chosen, choose, forget: () => setAll(new Set()), shown }
}
type Chosen = ReturnType<typeof useChosen>

/** The box before a row, and the row's name beside it. */
export function Choosable(props: { of: Chosen; id: string; name: string; children: ReactNode }) {
  const { of, id, name, children } = props
  const { t } = useTranslation()
  return (
    <span className="choosable">
      <Checkbox
        aria-label={`${t('knowledge.lists.notFound.choose')} ${name}`}
        checked={of.chosen.includes(id)}
        onChange={event => of.choose([id], event.target.checked)}
      />
      <span>{children}</span>
    </span>
  )
}

export function ChooseAll({ of }: { of: Chosen }) {
  const { t } = useTranslation()
  const { chosen, shown, choose } = of
  if (shown.length === 0) return null
  return (
    <Checkbox
      checked={chosen.length === shown.length}
      indeterminate={chosen.length > 0 && chosen.length < shown.length}
      onChange={event =>
        choose(
          shown.map(({ id }) => id),
          event.target.checked,
        )
      }
    >
      {t('knowledge.lists.notFound.chooseAll')}
    </Checkbox>
  )
}

export type HandedOut = { owner: string | null; reviewOn: string | null }

/** At the foot of a list, once something of it is chosen: to whom, and by when. */
export function ListsHandOut(props: {
  of: Chosen
  /** No more at once: the endpoint's own limit. */
  most: number
  /** Whether a day belongs to it. */
  dated?: boolean
  give: (to: HandedOut) => Promise<unknown>
  giving: boolean
  failure: Failure | null
}) {
  const { of, most, dated = false, give, giving, failure } = props
  const { t } = useTranslation()
  const [owner, setOwner] = useState<string | null>(null)
  const [reviewOn, setReviewOn] = useState('')
  const count = of.chosen.length
  if (count === 0) return null
  const nothing = owner === null && (!dated || reviewOn === '')
  const hand = () =>
    give({ owner, reviewOn: reviewOn || null }).then(
      () => of.forget(),
      // Said below by `failure`; the choice stays for another try.
      () => {},
    )
  return (
    <div className="hand-out">
      <div className="in-a-row">
        <strong>{t('knowledge.lists.handOut.chosen', { count })}</strong>
        <div className="filter-choice">
          <ChooseStaff
            value={owner}
            onChange={setOwner}
            placeholder={t('knowledge.lists.handOut.to')}
            aria-label={t('knowledge.lists.handOut.to')}
          />
        </div>
        {dated && (
          <Input
            type="date"
            className="filter-text"
            aria-label={t('knowledge.lists.handOut.reviewOn')}
            value={reviewOn}
            onChange={event => setReviewOn(event.target.value)}
          />
        )}
        <Button type="primary" disabled={nothing || count > most} loading={giving} onClick={hand}>
          {t('knowledge.lists.handOut.give')}
        </Button>
        {count > most && <span className="muted">{t('knowledge.lists.handOut.tooMany', { most })}</span>}
      </div>
      <Trouble failure={failure} />
    </div>
  )
}
