import { useTranslation } from 'react-i18next'
import type { Question } from '#core/endpoint.ts'
import type { importRows } from '../contract/lists.ts'
import type { Report } from './importDraft.ts'

/** Which rows of a list are looked at. */
export type RowFilter = Omit<Question<typeof importRows>['query'], 'after' | 'limit'>

type Problem = Pick<Report['problems'][number], 'column' | 'code'>

/** A reason in words, with the column where it stands. `row`: the earlier row that is the same. */
export function useSaidOf() {
  const { t } = useTranslation()
  return ({ column, code }: Problem, row: number | null = null) => {
    // Of many rows alike each has another earlier one.
    const why =
      code === 'same as an earlier row' && row === null
        ? t('archive.import.sameAsEarlier')
        : t(`archive.import.reasons.${code}`, { row: row ?? '' })
    return column === null
      ? why
      : t('archive.import.inColumn', { column: t(`archive.columns.${column}`), why })
  }
}
