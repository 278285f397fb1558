import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Twice } from '../contract/merging.ts'
import './merging.css'
import { UndoMerge } from './UndoMerge.tsx'

type Of = {
  mergedInto: string | null
  merged: readonly { id: string; name: string; merge: string | null }[]
}

/** On the card of one who is merged: where he is now. On the other: whom it holds, and the way back. */
export function MergedNotice({ kind, of }: { kind: Twice; of: Of }) {
  const { t } = useTranslation()
  if (of.mergedInto !== null) {
    const message = (
      <span className="in-a-row">
        {t('archive.merging.mergedInto')}{' '}
        <Link to={`/${kind}/${of.mergedInto}`}>{t('archive.merging.open')}</Link>
      </span>
    )
    return <Alert className="merged-notice" type="warning" title={message} />
  }
  if (of.merged.length === 0) return null
  const list = (
    <ul>
      {of.merged.map(({ id, name, merge }) => (
        <li key={id} className="in-a-row">
          {t('archive.merging.contains')}
          <Link to={`/${kind}/${id}`}>{name || t('archive.merging.nameless')}</Link>
          {merge !== null && <UndoMerge kind={kind} merge={merge} />}
        </li>
      ))}
    </ul>
  )
  return <Alert className="merged-notice" type="info" title={list} />
}
