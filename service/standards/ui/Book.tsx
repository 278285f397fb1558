import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, Listing } from '#core/desk/Listing.tsx'
import { Empty } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { TOLD } from '../book.ts'
import { publishBook, theBook } from '../contract.ts'
import { DraftBar } from './DraftBar.tsx'
import { Due, ForWhich, Ladder, Source, What } from './LineCells.tsx'
import { type Editing, LineDrawer } from './LineDrawer.tsx'
import './standards.css'
import { inOrder, type Line, lineOf, nameOf } from './shapes.ts'
import type { Draft } from './useDraft.ts'

/**
 * The book in force, line by line, with what is changed here and not published yet.
 * @param props.tries where that can be tried before it is published
 */
export function Book({ draft, tries }: { draft: Draft; tries: ReactNode }) {
  const { t } = useTranslation()
  const asked = useAsk(theBook, { query: {} }, { on: ['book published', 'standard set'] })
  const [editing, setEditing] = useState<Editing | null>(null)
  const may = useMay(publishBook)
  const book = asked.data?.inForce.map(lineOf) ?? []
  const rows = asked.data && inOrder(withDraft(book, draft.lines))
  const edition = asked.data?.edition ?? 0
  const shared = useColumns(draft)
  const columns = may ? [...shared, editColumn(t('standards.edit'), setEditing)] : shared
  return (
    <>
      {asked.data && draft.after !== null && <DraftBar draft={draft} edition={edition} />}
      {tries}
      <section className="panel flush">
        <div className="panel-head inset">
          <h2>{t('standards.inForce')}</h2>
          {may && (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEditing({ line: null })}>
              {t('standards.addLine')}
            </Button>
          )}
        </div>
        <Listing<Line>
          label={t('standards.inForce')}
          rows={{ ...asked, data: rows?.filter(line => line.event !== TOLD), hasNextPage: false }}
          columns={columns}
          rowKey={nameOf}
          empty={<Empty title={t('standards.none')} />}
        />
      </section>
      <Told
        lines={rows?.filter(line => line.event === TOLD) ?? []}
        columns={columns.filter(({ key }) => key !== 'due' && key !== 'owner')}
      />
      <ToCome lines={asked.data?.toCome.map(lineOf) ?? []} />
      <LineDrawer
        editing={editing}
        book={book}
        put={line => draft.put(line, edition)}
        edit={setEditing}
        close={() => setEditing(null)}
      />
    </>
  )
}

/** What we tell a customer in words is due as it was told: the book says who is reminded, and when. */
function Told({ lines, columns }: { lines: readonly Line[]; columns: readonly Column<Line>[] }) {
  const { t } = useTranslation()
  if (lines.length === 0) return null
  return (
    <details className="panel flush">
      <summary>
        <h2>{t('standards.told')}</h2>
      </summary>
      <p className="muted">{t('standards.toldHint')}</p>
      <Listing<Line>
        label={t('standards.told')}
        rows={{ data: lines, error: null, isPending: false, refetch: () => undefined }}
        columns={columns}
        rowKey={nameOf}
        empty={null}
      />
    </details>
  )
}

/** Drafted lines stand where they will stand. */
function withDraft(book: readonly Line[], drafted: ReadonlyMap<string, Line>): Line[] {
  const known = new Set(book.map(nameOf))
  const fresh = [...drafted].flatMap(([name, line]) => (known.has(name) ? [] : [line]))
  return [...book.map(line => drafted.get(nameOf(line)) ?? line), ...fresh]
}

function useColumns(draft: Draft): Column<Line>[] {
  const { t } = useTranslation()
  const isDrafted = (line: Line) => draft.lines.has(nameOf(line))
  return [
    {
      key: 'what',
      title: t('standards.what'),
      of: line => <What of={line} changed={isDrafted(line)} />,
    },
    { key: 'for', title: t('standards.forWhich'), of: line => <ForWhich of={line} /> },
    { key: 'due', title: t('standards.untilWhen'), of: line => <Due of={line} /> },
    { key: 'owner', title: t('standards.owner'), of: line => t(`standards.owners.${line.owner}`) },
    { key: 'ladder', title: t('standards.ladder.title'), of: line => <Ladder of={line} /> },
    {
      key: 'source',
      title: t('standards.source'),
      of: line => <Source of={line} changed={isDrafted(line)} />,
    },
  ]
}

const editColumn = (word: string, edit: (editing: Editing) => void): Column<Line> => ({
  key: 'edit',
  title: word,
  quiet: true,
  of: line => (
    <Button size="small" type="link" onClick={() => edit({ line })}>
      {word}
    </Button>
  ),
})

/** Lines that are published and will decide from a later day on. */
function ToCome({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation()
  const when = useWhen()
  if (lines.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('standards.toCome')}</h2>
      <ul className="plain spaced">
        {lines.map(line => (
          <li key={line.id} className="in-a-row">
            <span className="figures">
              {t('standards.from', { day: when.day(line.effectiveFrom ?? '') })}
            </span>
            <What of={line} /> <ForWhich of={line} />
            <span>
              <Due of={line} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
