import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Attachments } from '#core/desk/Attachments.tsx'
import * as files from '../contract/attachments.ts'
import type { Typing } from './answerShapes.ts'
import { EditBody } from './EditBody.tsx'
import { EditParts } from './EditParts.tsx'
import { EditPlaces } from './EditPlaces.tsx'
import { EditSafety } from './EditSafety.tsx'
import { EditSteps } from './EditSteps.tsx'
import type { EditProblem } from './editProblems.ts'
import type { Known } from './places.ts'

const fileEndpoints = {
  list: files.attachmentsOfAnswer,
  add: files.attachToAnswer,
  content: files.answerAttachmentContent,
  takeAway: files.takeAnswerAttachmentAway,
}
const on = ['answer file added', 'answer file taken away']

/** Everything that an answer says, in the order in which it is read. */
export function EditForm(props: {
  id: string
  typing: Typing
  change: (part: Partial<Typing>) => void
  problems: readonly EditProblem[]
  known: Known
  /** There is an answer or a draft on the server that files can hang at. */
  there: boolean
  /** Sees to it that there is. */
  before: () => Promise<void>
}) {
  const { id, typing, change, problems, known, there, before } = props
  const { t } = useTranslation()
  return (
    <Form layout="vertical" component={false}>
      <section className="panel">
        <Form.Item label={t('knowledge.answer.fields.title')} htmlFor="edit-title">
          <Input
            id="edit-title"
            maxLength={200}
            autoComplete="off"
            autoFocus={typing.title === ''}
            placeholder={t('knowledge.answer.form.titleHint')}
            value={typing.title}
            onChange={event => change({ title: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('knowledge.answer.fields.phrasings')} htmlFor="edit-phrasings">
          <Input.TextArea
            id="edit-phrasings"
            autoSize={{ minRows: 2, maxRows: 8 }}
            placeholder={t('knowledge.answer.form.phrasingsHint')}
            value={typing.phrasings.join('\n')}
            onChange={event => change({ phrasings: linesOf(event.target.value) })}
          />
        </Form.Item>
      </section>
      <div className="edit-columns">
        <div>
          <EditSafety safety={typing.safety} change={safety => change({ safety })} />
          <EditSteps
            answer={there ? id : null}
            steps={typing.steps}
            problems={problems}
            change={steps => change({ steps })}
          />
          <EditBody answer={id} body={typing.body} change={body => change({ body })} before={before} />
        </div>
        <div>
          <EditPlaces places={typing.places} known={known} change={places => change({ places })} />
          <EditParts parts={typing.parts} change={parts => change({ parts })} />
          {there ? (
            <Attachments of={id} at={fileEndpoints} on={on} />
          ) : (
            <p className="muted edit-files">{t('knowledge.answer.form.filesAfter')}</p>
          )}
        </div>
      </div>
    </Form>
  )
}

/** One phrasing a line, cut to what the server keeps (contract/shapes.ts). */
const linesOf = (text: string) =>
  text === ''
    ? []
    : text
        .split('\n')
        .slice(0, 50)
        .map(one => one.slice(0, 200))
