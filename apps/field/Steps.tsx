import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { acceptJob, checkIn, setOut } from './endpoints.ts'
import type { Job } from './JobPage.tsx'
import { Trouble } from './parts.tsx'

/** Accept → on my way → there: one clear step, and being there already is always possible. */
export function NextStep({ job }: { job: Job['job'] }) {
  const { t } = useTranslation()
  const when = useWhen()
  return (
    <section className="card">
      {job.acceptedAt === null && <Accept slot={job.slotId} />}
      {job.acceptedAt !== null && job.setOutAt === null && <SetOut slot={job.slotId} />}
      {job.setOutAt !== null && (
        <p className="muted" role="status">
          {t('fieldwork.field.onTheWay', { at: when.time(job.setOutAt) })}
        </p>
      )}
      <CheckIn slot={job.slotId} windowFrom={job.window.from} main={job.setOutAt !== null} />
    </section>
  )
}

export const Accept = ({ slot }: { slot: string }) => (
  <Step slot={slot} deed={acceptJob} words="fieldwork.field.accept" />
)

export const SetOut = ({ slot }: { slot: string }) => (
  <Step slot={slot} deed={setOut} words="fieldwork.field.setOut" />
)

/** One deed on a visit, as the one large button of the card. */
function Step(props: {
  slot: string
  deed: typeof acceptJob | typeof setOut
  words: 'fieldwork.field.accept' | 'fieldwork.field.setOut'
}) {
  const { t } = useTranslation()
  const { tell, telling, failure } = useTell(props.deed)
  return (
    <>
      <Trouble failure={failure} />
      <button
        type="button"
        className="main large"
        disabled={telling}
        onClick={() => void tell({ params: { id: props.slot } }).catch(() => undefined)}
      >
        {t(props.words)}
      </button>
    </>
  )
}

const EARLY = 'more than 30 minutes early: the customer must agree'

function CheckIn({ slot, windowFrom, main }: { slot: string; windowFrom: string; main: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling, failure } = useTell(checkIn)
  const [agreed, setAgreed] = useState(false)
  // Asked for only when it matters: the server says so, and from then on the box is there.
  const early = failure?.code === EARLY || agreed
  return (
    <>
      {early && (
        <label className="tick">
          <input type="checkbox" checked={agreed} onChange={event => setAgreed(event.target.checked)} />
          {t('fieldwork.field.agreedEarly')}（{when.near(windowFrom)}）
        </label>
      )}
      <Trouble failure={failure} />
      <button
        type="button"
        className={main ? 'main large' : 'plain'}
        disabled={telling}
        onClick={() =>
          void tell({ params: { id: slot }, body: { agreedEarly: agreed } }).catch(() => undefined)
        }
      >
        {t('fieldwork.field.checkIn')}
      </button>
    </>
  )
}
