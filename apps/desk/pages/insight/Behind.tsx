import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useWhen } from '#core/web/when.ts'
import { FIGURE_NAMES, PARTS } from '#service/insight/rules/figures.ts'
import { BehindFigure } from '#service/insight/ui/Behind.tsx'
import { OUR_KINDS } from '#service/standards/contract.ts'
import { Page } from '../../Page.tsx'
import { usePeriod } from './period.ts'

/** `/figures/behind?figure=…`: the cases behind a figure, what it means said above. */
export function Component() {
  const { t } = useTranslation()
  const when = useWhen()
  const [params, setParams] = useSearchParams()
  const { period } = usePeriod()
  const figure = FIGURE_NAMES.find(one => one === params.get('figure')) ?? 'promises kept'
  const part = PARTS.find(one => one === params.get('part')) ?? 'all'
  const kind = OUR_KINDS.find(one => one === params.get('kind'))
  const installer = params.get('installer') ?? undefined
  const back = new URLSearchParams({ from: period.from, to: period.to, days: period.days })
  return (
    <Page title={t(`insight.figures.${figure}`)} back={`/figures?${back}`}>
      <p className="muted">
        {when.day(period.from)} – {when.day(period.to)}
        {kind !== undefined && ` · ${t(`promises.kinds.${kind}`)}`} ·{' '}
        {t(`insight.means.${figure}`, { days: period.days })}
      </p>
      <BehindFigure
        of={{
          figure,
          part,
          period,
          ...(kind === undefined ? {} : { kind }),
          ...(installer === undefined ? {} : { installer }),
        }}
        choose={next =>
          setParams(
            before => {
              before.set('part', next)
              return before
            },
            { replace: true },
          )
        }
      />
    </Page>
  )
}
