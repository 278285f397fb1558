import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '#core/endpoint.ts'
import type { Language } from '#core/languages.ts'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useSession } from '#service/people/ui/session.tsx'
import { PHASES } from '../conduct.ts'
import { conductList } from '../contract/conduct.ts'
import type { readJob } from '../contract.ts'
import { SheetFacts } from './SheetFacts.tsx'
import { SheetPhotos, SheetSignatures } from './SheetProof.tsx'
import './service-sheet.css'

export type Sheet = Reply<typeof readJob>

/**
 * 服务单 for the customer: what was promised, found, done and explained. Before the visit its fields are empty,
 * to be filled in by hand. Whose doing the fault was is judged inside and stands on no paper.
 */
export function ServiceSheet({ it }: { it: Sheet }) {
  const { t } = useTranslation()
  const { company } = useSession()
  const { visit } = it
  const finished = visit?.finished ?? null
  return (
    <article className="service-sheet">
      <header>
        <strong>{company.name}</strong>
        <h2>{t(visit === null ? 'fieldwork.sheet.order' : 'fieldwork.sheet.reportTitle')}</h2>
        <span>
          {t('fieldwork.sheet.number')} {it.job.caseNumber}
        </span>
      </header>
      <SheetFacts it={it} />
      <Written title={t('fieldwork.symptom')} text={it.job.symptom} />
      {visit?.brokenOff ? (
        <>
          <Written title={t('fieldwork.found')} text={visit.brokenOff.found} />
          <Written title={t('fieldwork.next')} text={visit.brokenOff.next} />
        </>
      ) : (
        <>
          <Written title={t('fieldwork.cause')} text={finished?.cause} />
          <Written title={t('fieldwork.work')} text={finished?.work} />
          <Materials of={finished} />
          <Written title={t('fieldwork.explanation')} text={finished?.explanation} />
          <Ticked of={finished} />
        </>
      )}
      {visit !== null && <SheetPhotos of={visit} />}
      {!visit?.brokenOff && <SheetSignatures of={finished} technician={it.job.technician.name} />}
      <footer>{t('fieldwork.sheet.followUp')}</footer>
    </article>
  )
}

/** Words that were written, or lines for a pen. */
function Written({ title, text }: { title: string; text: string | undefined }) {
  return (
    <Part title={title}>{text === undefined ? <Lines /> : <p className="written">{text || '—'}</p>}</Part>
  )
}

/** For a pen: backgrounds are not printed, borders are. */
const Lines = () => (
  <div className="lines">
    <div />
    <div />
  </div>
)

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

type Finished = NonNullable<Sheet['visit']>['finished']

const EMPTY_ROWS = 3

function Materials({ of }: { of: Finished }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (of && (of.materials ?? []).length === 0) {
    return <Written title={t('fieldwork.materials')} text={t('fieldwork.noMaterials')} />
  }
  const rows = of
    ? (of.materials ?? []).map(({ name, quantity, unit = '' }) => [name, when.number(quantity), unit])
    : Array.from({ length: EMPTY_ROWS }, () => ['\u00a0', '', ''])
  const heads = [t('fieldwork.field.material'), t('fieldwork.field.quantity'), t('fieldwork.field.unit')]
  return (
    <Part title={t('fieldwork.materials')}>
      <table>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a paper have no other name
            <tr key={n}>
              {row.map((cell, column) => (
                <td key={heads[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

/** The conduct list as it was ticked, or to be ticked; what was not done has its reason. */
function Ticked({ of }: { of: Finished }) {
  const { t, i18n } = useTranslation()
  const said = of?.conduct ?? null
  const { data: list } = useAsk(conductList, { query: said ? { edition: said.edition } : {} })
  if (!list || (of && !said)) return null
  return (
    <Part title={t('fieldwork.conduct')}>
      <div className="ticked">
        {PHASES.map(phase => (
          <ul key={phase} aria-label={t(`fieldwork.phases.${phase}`)}>
            <li className="phase">{t(`fieldwork.phases.${phase}`)}</li>
            {list.items
              .filter(item => item.phase === phase)
              .map(({ code, text }) => (
                <li key={code}>
                  {said?.done.includes(code) ? '☑' : '☐'} {text[i18n.language as Language]}
                  {said?.unmet.filter(one => one.code === code).map(({ why }) => ` — ${why}`)}
                </li>
              ))}
          </ul>
        ))}
      </div>
    </Part>
  )
}
