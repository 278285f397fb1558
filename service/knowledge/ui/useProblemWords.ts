import { useTranslation } from 'react-i18next'
import { useCodes } from '#core/web/codes.ts'
import type { Step } from '../contract/shapes.ts'
import type { EditProblem } from './editProblems.ts'

/** A problem as a sentence. `here`: it stands at its step already, so the step is not named. */
export function useProblemWords(steps: readonly Pick<Step, 'id'>[]) {
  const { t } = useTranslation()
  const { say } = useCodes()
  const words = ({ why }: EditProblem): string => {
    switch (why) {
      case 'noTitle':
      case 'dangers':
      case 'partName':
      case 'say':
      case 'reply':
        return t(`knowledge.answer.publish.${why}`)
      default:
        return say('refusals', why) ?? why
    }
  }
  return (problem: EditProblem, here = false): string => {
    const n = 'step' in problem ? steps.findIndex(({ id }) => id === problem.step) + 1 : 0
    const why = words(problem)
    return here || n === 0 ? why : t('knowledge.answer.publish.atStep', { n, why })
  }
}
