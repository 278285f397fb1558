import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '#service/people/ui/session.tsx'
import { importReport } from '../contract/lists.ts'
import type { FromList as Source } from '../contract/shapes.ts'

/** Which list it came in with, and its row; a way there for those who may see lists. */
export function FromList({ source }: { source: Source }) {
  const { t } = useTranslation()
  const may = useMay(importReport)
  const said = t('archive.fromList', { file: source.file, row: source.row })
  return may ? <Link to={`/imports/${source.import}`}>{said}</Link> : said
}
