import { Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Trouble } from '#core/desk/DeedForm.tsx'
import { uuidv7 } from '#core/ids.ts'
import { LANGUAGES } from '#core/languages.ts'
import { useAsk, useTell } from '#core/web/ask.ts'
import { saveDraft } from '#service/knowledge/contract/drafts.ts'
import { listFaults } from '#service/knowledge/contract/faults.ts'
import { type Done, faultsSaid, writtenDown } from '#service/knowledge/rules/written-down.ts'
import { FaultPicker } from '#service/knowledge/ui/FaultPicker.tsx'
import { Markdown } from '#service/knowledge/ui/Markdown.tsx'
import { SearchAlike } from '#service/knowledge/ui/SearchAlike.tsx'

type Named = { id: string; name: string }

/**
 * What a case knows, as the draft of an answer. Near duplicates are shown first: what is there already is
 * made better, not written twice. Written on in the editor.
 */
export function WriteDown({ number, done, model }: { number: string; done: Done; model: Named | null }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const heading = (name: 'symptom' | 'cause' | 'action' | 'told') => t(`knowledge.lists.fromCase.${name}`)
  const drawn = writtenDown(done, {
    symptom: heading('symptom'),
    cause: heading('cause'),
    action: heading('action'),
    told: heading('told'),
  })
  const [title, setTitle] = useState(drawn.title)
  const { chosen, setFaults } = useFaults(done.symptom, model)
  const card = useCard()
  const draft = useRef(uuidv7()).current
  const { tell, telling, failure } = useTell(saveDraft)
  const models = model === null ? [] : [model.id]
  const write = async () => {
    const { body, parts } = drawn
    const content = { title, body, parts, places: { lines: [], models, faults: chosen }, card }
    await tell({ params: { id: draft }, body: { base: null, content } }).then(
      () => go(`/answers/new?draft=${draft}`),
      // Said below by `failure`.
      () => {},
    )
  }
  return (
    <Form layout="vertical" requiredMark={false}>
      <p className="muted">{t('knowledge.lists.fromCase.about', { number })}</p>
      <section className="panel">
        <Form.Item label={t('knowledge.lists.fromCase.titleOf')} htmlFor="write-down">
          <Input
            id="write-down"
            autoFocus
            maxLength={200}
            value={title}
            onChange={event => setTitle(event.target.value)}
          />
        </Form.Item>
        <SearchAlike title={title} model={model?.id ?? null} box="write-down" />
      </section>
      <section className="panel">
        <div className="spaced-below">
          <Markdown body={drawn.body} />
        </div>
        {done.visits.length === 0 && <p className="muted">{t('knowledge.lists.fromCase.nothingDone')}</p>}
        <Form.Item label={t('knowledge.lists.fromCase.faults')} htmlFor="write-down-faults">
          <FaultPicker id="write-down-faults" value={chosen} onChange={setFaults} models={models} />
        </Form.Item>
        <Trouble failure={failure} />
        <Button type="primary" onClick={write} loading={telling} disabled={title.trim() === ''}>
          {t('knowledge.lists.fromCase.write')}
        </Button>
      </section>
    </Form>
  )
}

/** The faults that the customer named, until somebody chooses others. */
function useFaults(symptom: string, model: Named | null) {
  const faults = useAsk(listFaults, { query: model === null ? {} : { model: model.id } })
  const [own, setFaults] = useState<string[] | null>(null)
  return { chosen: own ?? faultsSaid(symptom, faults.data?.items ?? []), setFaults }
}

/** In the language that its writer reads; for colleagues, until a keeper says otherwise. */
function useCard() {
  const { i18n } = useTranslation()
  const language = LANGUAGES.find(one => one === i18n.language) ?? 'zh-Hans'
  return { kind: 'answer', language, audience: 'internal' } as const
}
