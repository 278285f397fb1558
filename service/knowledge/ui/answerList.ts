import { useTranslation } from 'react-i18next'
import type { Question, Reply } from '#core/endpoint.ts'
import type { ListKind } from '#service/archive/ui/listKind.ts'
import { OUTCOMES, type Outcome } from '../contract/import-shapes.ts'
import {
  answerListAgain,
  type answerListReport,
  type answerListRows,
  cancelAnswerList,
  refusedAnswers,
  runAnswerList,
  undoAnswerList,
} from '../contract/imports.ts'

export type AnswersReport = Reply<typeof answerListReport>
/** Which rows of a list are looked at. */
export type AnswersRowFilter = Omit<Question<typeof answerListRows>['query'], 'after' | 'limit'>

type Problem = AnswersReport['problems'][number]

/** What changes a list of answers on its way. */
export const ANSWER_LIST_EVENTS = [
  'answer list read',
  'answer list mapped',
  'answer list started',
  'answer list brought in',
  'answer list cancelled',
  'answer list undo started',
  'answer list put back',
] as const

/** A list of answers as the panels of every kind of list see it. */
export function useAnswerList(): ListKind<NonNullable<Problem['column']>, Problem['code'], Outcome> {
  const { t } = useTranslation()
  return {
    outcomes: OUTCOMES,
    outcome: outcome => t(`knowledge.imports.outcomes.${outcome}`),
    said: ({ column, code }) => {
      const why = t(`knowledge.imports.reasons.${code}`)
      return column === null
        ? why
        : t('knowledge.imports.inColumn', { column: t(`knowledge.imports.columns.${column}`), why })
    },
    word: word => t(`knowledge.imports.${word}`),
    foreseen: t('knowledge.imports.foreseen'),
    soFar: rows => t('knowledge.imports.soFar', { rows }),
    write: count => t('knowledge.imports.write', { count }),
    page: '/imports/answers',
    run: runAnswerList,
    again: answerListAgain,
    cancel: cancelAnswerList,
    undo: undoAnswerList,
    refused: refusedAnswers,
  }
}
