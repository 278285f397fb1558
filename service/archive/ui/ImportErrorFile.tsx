import { DownloadOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { address } from '#core/endpoint.ts'
import type { ListKind } from './listKind.ts'

/** The rows that stay out, in the shape of the file, to be mended and read again. */
export function ImportErrorFile({ of, id }: { of: ListKind<never, never, never>['refused']; id: string }) {
  const { t, i18n } = useTranslation()
  return (
    <p className="import-error-file">
      {(['xlsx', 'csv'] as const).map(as => (
        <a key={as} download href={address(of, { params: { id }, query: { as, language: i18n.language } })}>
          <DownloadOutlined aria-hidden />{' '}
          {t('archive.import.errorFileAs', { kind: as === 'csv' ? 'CSV' : 'Excel' })}
        </a>
      ))}
      <span className="muted small">{t('archive.import.errorHint')}</span>
    </p>
  )
}
