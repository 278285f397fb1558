import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { address, type Endpoint } from '#core/endpoint.ts'
import { listTakenOut, type TakenOut } from '../contract/exports.ts'
import { useMay } from './session.tsx'

type Exported = {
  readonly what: TakenOut
  readonly endpoint: Endpoint
  /** The filters of the page, as they stand now. */
  readonly filters?: Readonly<Record<string, string | undefined>>
  /** Whether it leaves as JSON lines, too. */
  readonly more?: readonly ['jsonl']
}

const FORMATS = [
  { word: 'xlsx', query: { as: 'xlsx' } },
  { word: 'csv', query: { as: 'csv' } },
  { word: 'plain', query: { as: 'csv', bom: 'false' } },
] as const
const JSON_LINES = { word: 'jsonl', query: { as: 'jsonl' } } as const

/** The button that takes a page's list out, in the format that is chosen; in the reader's language. */
export function TakeOut({ lists }: { lists: readonly [Exported, ...Exported[]] }) {
  const { t, i18n } = useTranslation()
  const go = useNavigate()
  const may = useMay(listTakenOut)
  if (!may) return null
  const groups = lists.map(({ what, endpoint, filters, more }) => ({
    key: what,
    type: 'group' as const,
    label: t(`people.exports.what.${what}`),
    children: [...FORMATS, ...(more === undefined ? [] : [JSON_LINES])].map(({ word, query }) => ({
      key: `${what} ${word}`,
      label: (
        <a href={address(endpoint, { query: { ...filters, ...query, language: i18n.language } })} download>
          {t(`people.exports.formats.${word}`)}
        </a>
      ),
    })),
  }))
  const told = { key: 'told', label: t('people.exports.title'), onClick: () => go('/exports') }
  return (
    <Dropdown trigger={['click']} menu={{ items: [...groups, { type: 'divider' }, told] }}>
      <Button icon={<DownloadOutlined aria-hidden />}>{t('people.exports.takeOut')}</Button>
    </Dropdown>
  )
}
