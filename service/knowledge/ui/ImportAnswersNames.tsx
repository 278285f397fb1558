import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { UNKNOWN_NAMES } from '../contract/import-shapes.ts'
import { mapAnswerList } from '../contract/imports.ts'
import type { AnswersReport } from './answerList.ts'

/** Product lines and models that nobody knows: one word for all of them. */
export function UnknownNames({ report, may }: { report: AnswersReport; may: boolean }) {
  const { t } = useTranslation()
  const when = useWhen()
  const { tell, telling, failure } = useTell(mapAnswerList)
  const { id, revision, unknownNames, names } = report
  return (
    <section className="panel">
      <h2>{t('knowledge.imports.names')}</h2>
      <p className="muted">{t('knowledge.imports.namesHint')}</p>
      <Radio.Group
        aria-label={t('knowledge.imports.names')}
        value={unknownNames}
        disabled={!may || telling}
        options={UNKNOWN_NAMES.map(value => ({ value, label: t(`knowledge.imports.${value}`) }))}
        onChange={({ target }) =>
          void tell({ params: { id }, body: { revision, unknownNames: target.value } }).catch(() => {})
        }
      />
      <Trouble failure={failure} />
      <div className="chips import-next">
        {names.map(({ kind, name, count }) => (
          <span key={`${kind} ${name}`} className="chip">
            {t(`knowledge.imports.${kind}`)} {name} · {when.number(count)}
          </span>
        ))}
      </div>
    </section>
  )
}
