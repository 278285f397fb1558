import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import type { customerFile } from '../contract.ts'
import { Reveal } from './Reveal.tsx'

export type File = Reply<typeof customerFile>
type Phone = File['phones'][number]

/** How to reach a customer: phones, addresses, contacts. Covered parts come with a way to see them. */
export function Reach(props: { file: File; shown: (file: File) => void }) {
  const { file, shown } = props
  const { t } = useTranslation()
  return (
    <div className="reach">
      <h3>{t('archive.phones')}</h3>
      <Phones phones={unlikeHisOwn(file.phones)} />
      <h3>{t('archive.addresses')}</h3>
      {file.addresses.length === 0 && <p className="muted">{t('archive.noAddress')}</p>}
      <ul>
        {unlikeHisOwn(file.addresses).map(address => (
          <li key={address.id}>
            {address.shown} <Label text={address.label} /> <OfMerged file={file} part={address} />
          </li>
        ))}
      </ul>
      {file.contacts.length > 0 && (
        <>
          <h3>{t('archive.contacts')}</h3>
          <ul>
            {file.contacts.map(contact => (
              <li key={contact.id}>
                <span className="reach-name">
                  {contact.name} <Label text={contact.relation} /> <OfMerged file={file} part={contact} />
                </span>
                <Phones phones={contact.phones} />
                {contact.note && <p className="muted">{contact.note}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      {file.masked && <Reveal customer={file.id} shown={shown} />}
    </div>
  )
}

/** A number that this reader may see can be called from here. */
export function Phones({ phones }: { phones: readonly Phone[] }) {
  const { t } = useTranslation()
  if (phones.length === 0) return <p className="muted">{t('archive.noPhone')}</p>
  return (
    <ul className="phones">
      {phones.map(phone => (
        <li key={phone.id} className="figures">
          {phone.number ? <a href={`tel:${phone.number}`}>{phone.shown}</a> : phone.shown}
          <Label text={phone.label} />
        </li>
      ))}
    </ul>
  )
}

/** What another brought who was merged into him is shown where it says something else. */
const unlikeHisOwn = <T extends { of: string | null; shown: string }>(parts: readonly T[]): T[] =>
  parts.filter(part => part.of === null || !parts.some(own => own.of === null && own.shown === part.shown))

/** Whose it was before two became one. */
function OfMerged({ file, part }: { file: File; part: { of: string | null } }) {
  const { t } = useTranslation()
  const whose = file.merged.find(({ id }) => id === part.of)
  if (whose === undefined) return null
  return <span className="muted small">{t('archive.merging.ofMerged', { name: whose.name })}</span>
}

const Label = ({ text }: { text: string }) => (text === '' ? null : <span className="chip">{text}</span>)
