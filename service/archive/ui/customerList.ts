import { useTranslation } from 'react-i18next'
import type { Question } from '#core/endpoint.ts'
import { OUTCOMES } from '../contract/imports.ts'
import {
  cancelImport,
  goOnAgain,
  type importRows,
  refusedRows,
  runImport,
  undoImport,
} from '../contract/lists.ts'
import type { Report } from './importDraft.ts'
import type { ListKind } from './listKind.ts'

/** Which rows of a list are looked at. */
export type RowFilter = Omit<Question<typeof importRows>['query'], 'after' | 'limit'>

type Problem = Report['problems'][number]

/** What changes a list on its way. */
export const LIST_EVENTS = [
  'list read',
  'list mapped',
  'list import started',
  'list imported',
  'list cancelled',
  'list undo started',
  'list undone',
] as const

/** A list of customers as the panels of every kind of list see it. */
export function useCustomerList(): ListKind<
  NonNullable<Problem['column']>,
  Problem['code'],
  (typeof OUTCOMES)[number]
> {
  const { t } = useTranslation()
  return {
    outcomes: OUTCOMES,
    outcome: outcome => t(`archive.import.outcomes.${outcome}`),
    said: ({ column, code }, row = null) => {
      // Of many rows alike each has another earlier one.
      const why =
        code === 'same as an earlier row' && row === null
          ? t('archive.import.sameAsEarlier')
          : t(`archive.import.reasons.${code}`, { row: row ?? '' })
      return column === null
        ? why
        : t('archive.import.inColumn', { column: t(`archive.columns.${column}`), why })
    },
    word: word => t(`archive.import.${word}`),
    foreseen: t('archive.import.foreseen'),
    soFar: rows => t('archive.import.foreseenSoFar', { rows }),
    write: count => t('archive.import.write', { count }),
    page: '/imports',
    run: runImport,
    again: goOnAgain,
    cancel: cancelImport,
    undo: undoImport,
    refused: refusedRows,
  }
}
