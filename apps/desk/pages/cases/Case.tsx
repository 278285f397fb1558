import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { Answered, Waiting } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { customerFile } from '#service/archive/contract.ts'
import '#service/archive/ui/archive.css'
import { Phones } from '#service/archive/ui/Reach.tsx'
import { noteInCase, readCase } from '#service/cases/contract.ts'
import { AttachedToCase } from '#service/cases/ui/AttachedToCase.tsx'
import { CaseChips } from '#service/cases/ui/CaseChips.tsx'
import { CaseFacts } from '#service/cases/ui/CaseFacts.tsx'
import { EarlierWorkOfCase } from '#service/cases/ui/EarlierWork.tsx'
import { Exchanged } from '#service/cases/ui/Exchanged.tsx'
import { NoteForm } from '#service/cases/ui/NoteForm.tsx'
import type { CaseFile } from '#service/cases/ui/shapes.ts'
import { Close, ClosedBefore } from '#service/closing/ui/Closing.tsx'
import { Missing } from '#service/closing/ui/Missing.tsx'
import { Reopen } from '#service/closing/ui/Reopen.tsx'
import { BookVisit } from '#service/dispatch/ui/VisitDeeds.tsx'
import { VisitsOfCase } from '#service/dispatch/ui/VisitsOfCase.tsx'
import { VisitsToCase } from '#service/fieldwork/ui/RepairCard.tsx'
import { ReturnVisitsOfCase } from '#service/followup/ui/ReturnVisitList.tsx'
import { addAnswer } from '#service/knowledge/contract/answers.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { MakePromise } from '#service/promises/ui/MakePromise.tsx'
import { RaiseCase } from '#service/promises/ui/RaiseCase.tsx'
import { RaisedOfCase } from '#service/promises/ui/Raised.tsx'
import { Callback } from '#service/reception/ui/Callback.tsx'
import { HandoversOfCase, OfferHandover, WaitingHandover } from '#service/reception/ui/Handover.tsx'
import { Page } from '../../Page.tsx'
import { CaseAnswers } from './CaseAnswers.tsx'
import { CasePromises } from './CasePromises.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'

const changes = {
  on: ['case amended', 'case noted', 'case talked about', 'case given', 'case closed', 'case reopened'],
}

/** One trouble, whole: what it waits for, what was promised, who went, what was said. */
export function Component() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useAsk(readCase, { params: { id } }, changes)
  const file = asked.data
  return (
    <Page
      title={file ? `${file.customer.name} · ${file.number}` : t('cases.case')}
      back="/cases"
      actions={file && <Deeds file={file} />}
    >
      <Answered of={asked} waiting={<Waiting rows={12} />}>
        {file => <Whole file={file} />}
      </Answered>
    </Page>
  )
}

function Deeds({ file }: { file: CaseFile }) {
  if (file.recorded) return null
  if (!file.open) return <AfterIt caseId={file.id} />
  return (
    <>
      <Callback caseId={file.id} customer={file.customer} primary />
      <BookVisit caseId={file.id} />
      <MakePromise to={{ case: file.id }} />
      <RaiseCase caseId={file.id} />
      <OfferHandover caseId={file.id} />
      <Close caseId={file.id} customer={file.customer} />
    </>
  )
}

/** Of a case that is over: what solved it is written down for the next one, or it is opened again. */
function AfterIt({ caseId }: { caseId: string }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const mayWrite = useMay(addAnswer)
  return (
    <>
      {mayWrite && (
        <Button onClick={() => go(`/answers/from-case/${caseId}`)}>
          {t('knowledge.lists.fromCase.button')}
        </Button>
      )}
      <Reopen caseId={caseId} />
    </>
  )
}

/** What was told and promised, and who went. */
function Work({ file }: { file: CaseFile }) {
  const { t } = useTranslation()
  const caseId = file.id
  return (
    <>
      <section className="panel symptom">
        <CaseChips of={file} />
        <p>{file.symptom}</p>
        {file.open && <RaisedOfCase caseId={caseId} />}
      </section>
      <CasePromises caseId={caseId} />
      <CaseAnswers file={file} />
      <section className="panel" id="visits">
        <h2>{t('dispatch.visits')}</h2>
        <VisitsOfCase caseId={caseId} />
      </section>
      <VisitsToCase caseId={caseId} />
      <ReturnVisitsOfCase caseId={caseId} />
    </>
  )
}

function Whole({ file }: { file: CaseFile }) {
  const { t } = useTranslation()
  const customer = useAsk(customerFile, { params: { id: file.customer.id } })
  const mayNote = useMay(noteInCase)
  return (
    <>
      <WaitingHandover caseId={file.id} />
      <div className="with-aside">
        <div>
          {file.recorded ? <EarlierWorkOfCase caseId={file.id} /> : <Work file={file} />}
          <section className="panel">
            <h2>{t('cases.exchange')}</h2>
            {mayNote && <NoteForm id={file.id} />}
            <Exchanged file={file} />
          </section>
        </div>
        <div>
          {file.open && (
            <section className="panel">
              <h2>{t('closing.missing')}</h2>
              <Missing caseId={file.id} customer={file.customer} />
            </section>
          )}
          <ClosedBefore file={file} />
          <section className="panel">
            <h2>
              <Link to={`/customers/${file.customer.id}`}>{file.customer.name}</Link>
            </h2>
            <div className="reach">
              {customer.data && <Phones phones={customer.data.phones} />}
              {customer.data?.addresses.map(address => (
                <p key={address.id}>{address.shown}</p>
              ))}
            </div>
          </section>
          <section className="panel">
            <CaseFacts file={file} customer={customer.data} />
          </section>
          <AttachedToCase id={file.id} />
          <HandoversOfCase caseId={file.id} />
          <section className="panel">
            <h2>{t('cases.happenings')}</h2>
            <CaseTimeline caseId={file.id} />
          </section>
        </div>
      </div>
    </>
  )
}
