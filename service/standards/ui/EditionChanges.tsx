import { useTranslation } from 'react-i18next'
import { Answered } from '#core/desk/states.tsx'
import { useAsk } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { editionChanges } from '../contract.ts'
import { ForWhich, What } from './LineCells.tsx'
import { type Line, lineOf, nameOf } from './shapes.ts'
import './standards.css'
import { useLineWords } from './useLineWords.ts'

/** What one edition changed: each line beside what stood before it. */
export function EditionChanges({ number }: { number: number }) {
  const { t } = useTranslation()
  const when = useWhen()
  const asked = useAsk(editionChanges, { params: { number } })
  return (
    <section className="panel">
      <h2>{t('standards.changedIn', { number })}</h2>
      <Answered of={asked}>
        {({ edition, changes }) => (
          <>
            <p className="muted">
              {`${t('standards.from', { day: when.day(edition.effectiveFrom) })} · ${edition.publishedBy.name} · ${when.near(edition.publishedAt)}`}
            </p>
            {edition.note && <p>{edition.note}</p>}
            <ul className="plain spaced">
              {changes.map(({ line, before }) => {
                const one = lineOf(line)
                return <Change key={nameOf(one)} line={one} before={before && lineOf(before)} />
              })}
            </ul>
          </>
        )}
      </Answered>
    </section>
  )
}

function Change({ line, before }: { line: Line; before: Line | null }) {
  const { t } = useTranslation()
  const facts = useFacts()
  const now = facts(line)
  const old = before && facts(before)
  const differing = old === null ? now : now.filter(([key, said]) => said !== saidOf(old, key))
  return (
    <li>
      <div className="in-a-row">
        <What of={line} /> <ForWhich of={line} />
        {old === null && <span className="chip good">{t('standards.newLine')}</span>}
      </div>
      <dl className="differences">
        {differing.map(([key, said]) => (
          <Difference key={key} name={key} before={old && saidOf(old, key)} now={said} />
        ))}
      </dl>
    </li>
  )
}

type Fact = readonly [
  key:
    | 'state'
    | 'untilWhen'
    | 'calendar'
    | 'owner'
    | 'ladder'
    | 'pausesFor'
    | 'reopened'
    | 'upFor'
    | 'source',
  said: string,
]

const saidOf = (facts: readonly Fact[], key: Fact[0]) => facts.find(([name]) => name === key)?.[1] ?? ''

function Difference({ name, before, now }: { name: Fact[0]; before: string | null; now: string }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{t(`standards.facts.${name}`)}</dt>
      <dd>
        {before !== null && (
          <>
            <del>{before}</del> →{' '}
          </>
        )}
        <ins>{now}</ins>
      </dd>
    </>
  )
}

/** Everything a line says, fact by fact, in words that can be compared. */
function useFacts(): (line: Line) => Fact[] {
  const { t, i18n } = useTranslation()
  const words = useLineWords()
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction', style: 'narrow' })
  const all = (some: readonly string[]) => (some.length === 0 ? t('standards.nothing') : list.format(some))
  return line => [
    ['state', t(line.off ? 'standards.off' : 'standards.on')],
    ['untilWhen', words.due(line)],
    ['calendar', t(`standards.calendars.${line.calendar}`)],
    ['owner', t(`standards.owners.${line.owner}`)],
    [
      'ladder',
      line.ladder.length === 0
        ? t('standards.ladder.ordinary')
        : all(
            line.ladder.toSorted((a, b) => a.minutes - b.minutes).map(step => words.step(step, line.counted)),
          ),
    ],
    ['pausesFor', all(line.pausesFor.map(reason => t(`standards.pauses.${reason}`)))],
    ['reopened', t(`standards.reopenings.${line.reopened}`)],
    ['upFor', all(line.upFor.map(one => t(`standards.raised.${one}`)))],
    ['source', line.source],
  ]
}
