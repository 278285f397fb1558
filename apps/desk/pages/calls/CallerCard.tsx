import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Reply } from '#core/endpoint.ts'
import { useWhen } from '#core/web/when.ts'
import { useDeviceName } from '#service/archive/ui/DeviceFacts.tsx'
import { type File, Phones } from '#service/archive/ui/Reach.tsx'
import { Upcoming } from '#service/archive/ui/Upcoming.tsx'
import type { CaseLine } from '#service/cases/ui/shapes.ts'
import { Exchange } from '#service/hotline/ui/Conversations.tsx'
import { PromiseRows } from '#service/promises/ui/PromiseRows.tsx'
import type { caller } from '#service/reception/contract/caller.ts'
import { Deeds } from '#service/reception/ui/MyPromises.tsx'

type Seen = Reply<typeof caller>

const LAST = 3
const MOST = 5

/** Who is on the line: how to reach him, his machines, what is open, what we owe him, what was said last. */
export function CallerCard({ of }: { of: Seen }) {
  const { file, open, owed, said } = of
  return (
    <aside className="caller" aria-label={file.name}>
      <section className="panel">
        <h2>
          <Link to={`/customers/${file.id}`}>{file.name}</Link>{' '}
          {file.memories.grade && <span className="chip">{file.memories.grade.words}</span>}
        </h2>
        <Upcoming of={file.memories} />
        <div className="reach">
          <Phones phones={[...file.phones, ...file.contacts.flatMap(({ phones }) => phones)]} />
          {file.addresses.slice(0, LAST).map(address => (
            <p key={address.id}>{address.shown}</p>
          ))}
          {file.note && <p className="note">{file.note}</p>}
        </div>
      </section>
      <Machines of={file} />
      <OpenCases open={open} />
      <Owed owed={owed} />
      <LastWords said={said} />
    </aside>
  )
}

function Machines({ of }: { of: File }) {
  const { t } = useTranslation()
  const when = useWhen()
  const nameOf = useDeviceName()
  if (of.devices.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('archive.devices')}</h2>
      <ul className="plain spaced">
        {of.devices.slice(0, MOST).map(one => (
          <li key={one.id}>
            <Link to={`/devices/${one.id}`}>{nameOf(one)}</Link>{' '}
            <span className="figures muted">{one.serial}</span>
            <p className="muted">
              {[one.installedOn && when.day(one.installedOn), one.installedBy?.name]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {one.note && <p className="note">{one.note}</p>}
          </li>
        ))}
      </ul>
      {of.devices.length > MOST && <Link to={`/customers/${of.id}`}>{t('web.more')}</Link>}
    </section>
  )
}

function OpenCases({ open }: { open: readonly CaseLine[] }) {
  const { t } = useTranslation()
  if (open.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('cases.openOnes')}</h2>
      <ul className="plain spaced">
        {open.slice(0, MOST).map(one => (
          <li key={one.id}>
            <Link className="figures" to={`/cases/${one.id}`}>
              {one.number}
            </Link>{' '}
            <span className="muted">{one.handler?.name}</span>
            <p className="two-lines">{one.symptom}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Owed({ owed }: Pick<Seen, 'owed'>) {
  const { t } = useTranslation()
  if (owed.length === 0) return null
  return (
    <section className="panel flush">
      <div className="panel-head inset">
        <h2>{t('promises.openNow')}</h2>
      </div>
      <PromiseRows
        label={t('promises.openNow')}
        promises={owed}
        withCase
        deeds={promise => <Deeds of={promise} />}
      />
    </section>
  )
}

function LastWords({ said }: Pick<Seen, 'said'>) {
  const { t } = useTranslation()
  if (said.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('reception.console.lastWords')}</h2>
      <ol className="exchange">
        {said.map(one => (
          <li key={one.id}>
            <Exchange of={one} />
          </li>
        ))}
      </ol>
    </section>
  )
}
