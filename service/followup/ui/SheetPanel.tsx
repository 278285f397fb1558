import { Alert, App, Button, Form, type FormInstance, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { useAsk } from '#core/web/ask.ts'
import { customerFile } from '#service/archive/contract.ts'
import '#service/archive/ui/archive.css'
import { Phones } from '#service/archive/ui/Reach.tsx'
import { FieldVisit } from '#service/fieldwork/ui/FieldVisit.tsx'
import { byPhone, ChannelItem, type ToldValues } from '#service/hotline/ui/ToldItems.tsx'
import { useMay } from '#service/people/ui/session.tsx'
import { Left } from '#service/promises/ui/Due.tsx'
import '#service/promises/ui/promises.css'
import { makeReturnVisit, tryReturnVisit } from '../contract.ts'
import { Beside } from './Beside.tsx'
import { ReturnVisitForm } from './ReturnVisitForm.tsx'
import { ReturnVisitMade } from './ReturnVisitMade.tsx'
import type { ItemValues, Sheet } from './sheet.ts'

/** The sheet of a return visit: the seven items, and beside them what the records say. */
export function SheetPanel({ sheet, done }: { sheet: Sheet; done: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<ItemValues>()
  const { data: customer } = useAsk(customerFile, { params: { id: sheet.customer.id } })
  return (
    <div className="with-aside who-first">
      <div>
        <section className="panel">
          {sheet.made ? (
            <ReturnVisitMade of={sheet.made} />
          ) : (
            <ToAsk sheet={sheet} contacts={customer?.contacts ?? []} form={form} done={done} />
          )}
        </section>
      </div>
      <section className="panel">
        <h2>{t('followup.who')}</h2>
        <p>
          <Link to={`/customers/${sheet.customer.id}`}>{sheet.customer.name}</Link>
        </p>
        <div className="reach">
          {customer && (
            <Phones phones={[...customer.phones, ...customer.contacts.flatMap(({ phones }) => phones)]} />
          )}
        </div>
      </section>
      <div>
        {sheet.made ? <Beside sheet={sheet} said={asSaid(sheet.made)} /> : <Live sheet={sheet} form={form} />}
        <Records sheet={sheet} />
      </div>
    </div>
  )
}

/** Compared with every key: before it is saved one can still ask once more. */
function Live({ sheet, form }: { sheet: Sheet; form: FormInstance<ItemValues> }) {
  const said = Form.useWatch([], form) as Partial<ItemValues> | undefined
  return <Beside sheet={sheet} said={said ?? {}} />
}

const asSaid = (made: NonNullable<Sheet['made']>): Partial<ItemValues> => ({
  outcome: made.outcome,
  repairState: made.repairState,
  causeHeard: made.causeHeard,
  arrivalSaid: made.arrivalSaid,
  manners: Object.fromEntries(
    Object.entries(made.manners).map(([manner, yes]) => [manner, yes ? 'yes' : 'no']),
  ),
})

function ToAsk(props: {
  sheet: Sheet
  contacts: Parameters<typeof ReturnVisitForm>[0]['contacts']
  form: FormInstance<ItemValues>
  done: () => void
}) {
  const { sheet, contacts, form, done } = props
  const { t } = useTranslation()
  const may = useMay(makeReturnVisit)
  const notForYou = sheet.owed?.notForYou ?? null
  return (
    <>
      <div className="panel-head">
        <h2>{t('followup.sheet')}</h2>
        {sheet.owed && <Left of={sheet.owed} />}
        {sheet.owed && notForYou === null && may && <NotReached visit={sheet.visit.id} />}
      </div>
      {notForYou !== null && <Alert type="warning" title={<WhyNot code={notForYou} />} />}
      {notForYou === null && may && (
        <ReturnVisitForm visit={sheet.visit} contacts={contacts} form={form} done={done} />
      )}
    </>
  )
}

function WhyNot({ code }: { code: NonNullable<NonNullable<Sheet['owed']>['notForYou']> }) {
  const { t } = useTranslation()
  return code === 'the visit is not finished'
    ? t('fieldwork.refusals.the visit is not finished')
    : t(`followup.refusals.${code}`)
}

/** What the technician wrote down, whole. */
function Records({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation()
  return (
    <section className="panel">
      <h2>{t('followup.beside')}</h2>
      <FieldVisit of={sheet.visit} withCase />
    </section>
  )
}

type TryValues = Pick<ToldValues, 'channel'> & { note?: string }

function NotReached({ visit }: { visit: string }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('followup.notReached')}</Button>
      <DeedDialog<typeof tryReturnVisit, TryValues>
        title={t('followup.triedTitle')}
        open={open}
        close={() => setOpen(false)}
        does={tryReturnVisit}
        start={byPhone}
        ask={({ channel, note = '' }) => ({ params: { id: visit }, body: { channel, note } })}
        done={({ tries, notReached }) =>
          void message.info(notReached ? t('followup.triedEnough') : t('followup.tried', { count: tries }))
        }
        submit={t('followup.notReached')}
      >
        <p className="muted">{t('followup.triedMeans')}</p>
        <Form.Item name="note" label={t('followup.triedNote')}>
          <Input maxLength={500} placeholder={t('followup.triedNoteHint')} />
        </Form.Item>
        <ChannelItem />
      </DeedDialog>
    </>
  )
}
