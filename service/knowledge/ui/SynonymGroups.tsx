import { DeleteOutlined } from '@ant-design/icons'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { Answered, Empty } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { useWhen } from '#core/web/when.ts'
import { useMay } from '#service/people/ui/session.tsx'
import './faults.css'
import { listSynonyms, noteSynonyms, takeSynonymsBack } from '../contract/synonyms.ts'

type Group = Reply<typeof listSynonyms>['items'][number]

/** The company's own words for the same thing; who noted them, and what was taken back. */
export function SynonymGroups() {
  const { t } = useTranslation()
  const asked = useAsk(listSynonyms, {}, { on: ['synonyms changed'] })
  const [adding, setAdding] = useState(false)
  const may = useMay(noteSynonyms)
  const add = may && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('knowledge.synonyms.add')}
    </Button>
  )
  return (
    <>
      <Answered of={asked}>
        {({ items, takenBack }) => (
          <>
            <section className="panel">
              {items.length === 0 ? (
                <Empty title={t('knowledge.synonyms.none')}>
                  <p className="state-text">{t('knowledge.synonyms.noneMore')}</p>
                  {add}
                </Empty>
              ) : (
                <>
                  <div className="in-a-row">{add}</div>
                  <Groups groups={items} />
                </>
              )}
            </section>
            {takenBack.length > 0 && (
              <section className="panel">
                <h2>{t('knowledge.synonyms.takenBack')}</h2>
                <Groups groups={takenBack} />
              </section>
            )}
          </>
        )}
      </Answered>
      <DeedDialog<typeof noteSynonyms, { words: string[] }>
        title={t('knowledge.synonyms.add')}
        open={adding}
        close={() => setAdding(false)}
        does={noteSynonyms}
        ask={body => ({ body })}
        at={{ 'the same word twice': 'words', 'a word without letters': 'words', 'noted already': 'words' }}
        submit={t('web.save')}
        done={() => {}}
      >
        <Form.Item name="words" label={t('knowledge.synonyms.words')} rules={[{ required: true }]}>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            autoFocus
            tokenSeparators={['、', ',', '，', ';', '；']}
            placeholder={t('knowledge.synonyms.wordsHint')}
          />
        </Form.Item>
      </DeedDialog>
    </>
  )
}

const Groups = ({ groups }: { groups: readonly Group[] }) => (
  <ul className="plain synonyms">
    {groups.map(group => (
      <OneGroup key={group.id} group={group} />
    ))}
  </ul>
)

function OneGroup({ group }: { group: Group }) {
  const { t } = useTranslation()
  const when = useWhen()
  const may = useMay(takeSynonymsBack)
  const { tell, telling, failure } = useTell(takeSynonymsBack)
  const { words, takenBackAt, notedAt } = group
  const who = takenBackAt === null ? group.notedBy : group.takenBackBy
  const said = { at: when.near(takenBackAt ?? notedAt), by: who ?? t('web.byItself') }
  return (
    <li className="in-a-row">
      {words.map(word => (
        <span className="chip" key={word}>
          {word}
        </span>
      ))}
      <span className="muted">{t('knowledge.synonyms.by', said)}</span>
      {may && takenBackAt === null && (
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          loading={telling}
          aria-label={t('knowledge.synonyms.takeBackNamed', { words: words.join(' ') })}
          onClick={() => void tell({ params: { id: group.id } }).catch(() => null)}
        />
      )}
      <Trouble failure={failure} />
    </li>
  )
}
