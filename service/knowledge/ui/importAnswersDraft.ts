import { useTranslation } from 'react-i18next'
import type { Question, Reply } from '#core/endpoint.ts'
import type { answerListReport, answerListRows } from '../contract/imports.ts'

export type AnswersReport = Reply<typeof answerListReport>
/** Which rows of a list are looked at. */
export type AnswersRowFilter = Omit<Question<typeof answerListRows>['query'], 'after' | 'limit'>

type Said = Pick<AnswersReport['problems'][number], 'column' | 'code'>

/** A reason in words, with the column where it stands. */
export function useWhy() {
  const { t } = useTranslation()
  return ({ column, code }: Said) => {
    const why = t(`knowledge.imports.reasons.${code}`)
    return column === null
      ? why
      : t('knowledge.imports.inColumn', { column: t(`knowledge.imports.columns.${column}`), why })
  }
}
