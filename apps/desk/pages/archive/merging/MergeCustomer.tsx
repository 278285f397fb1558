import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import '#service/archive/ui/merging.css'
import { Page } from '../../../Page.tsx'
import { FindBox } from '../../../shell/FindBox.tsx'
import { TwoCustomers } from './TwoCustomers.tsx'

/** From a customer's card: who else is he? He is kept unless the two are swapped. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const [query, setQuery] = useSearchParams()
  const other = query.get('with')
  return (
    <Page title={t('archive.merging.mergeWith')} back={`/customers/${id}`}>
      <section className="panel">
        <h2>{t('archive.merging.otherCustomer')}</h2>
        <FindBox
          list="merge-with"
          label={t('archive.merging.otherCustomer')}
          choose={hit => {
            const found = hit.kind === 'customer' ? hit.id : hit.of
            if (found !== null && found !== id) setQuery({ with: found }, { replace: true })
          }}
        />
      </section>
      {other !== null && <Both key={other} kept={id} other={other} />}
    </Page>
  )
}

function Both({ kept, other }: { kept: string; other: string }) {
  const go = useNavigate()
  const [swapped, setSwapped] = useState(false)
  const [from, into] = swapped ? [kept, other] : [other, kept]
  return (
    <section className="panel">
      <TwoCustomers
        key={from}
        from={from}
        into={into}
        swap={() => setSwapped(!swapped)}
        merged={() => go(`/customers/${into}`, { replace: true })}
      />
    </section>
  )
}
