import { Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DeedDialog } from '#core/desk/DeedDialog.tsx'
import { Answered } from '#core/desk/states.tsx'
import type { Reply } from '#core/endpoint.ts'
import { useAsk } from '#core/web/ask.ts'
import { addSkill, changeSkill, listSkills } from '../contract/points.ts'
import { useMay } from './session.tsx'

type Skill = Reply<typeof listSkills>['items'][number]
type Values = { name: string; needsCertificate: boolean }

/** What technicians can be able to do. */
export function Skills() {
  const { t } = useTranslation()
  const skills = useAsk(listSkills, {}, { on: ['skill added'] })
  const [draft, setDraft] = useState<Skill | 'new' | null>(null)
  const may = useMay(addSkill)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('people.teams.skills')}</h2>
        {may && <Button onClick={() => setDraft('new')}>{t('people.teams.addSkill')}</Button>}
      </div>
      <Answered of={skills}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="none">{t('people.teams.noSkills')}</p>
          ) : (
            <ul className="lines">
              {items.map(skill => (
                <li key={skill.id}>
                  <span className="in-a-row">
                    {skill.name}
                    {skill.needsCertificate && (
                      <span className="chip">{t('people.teams.needsCertificate')}</span>
                    )}
                  </span>
                  {may && (
                    <span className="line-deeds">
                      <Button size="small" type="link" onClick={() => setDraft(skill)}>
                        {t('people.teams.editSkill')}
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
      <SkillDialog draft={draft} close={() => setDraft(null)} />
    </section>
  )
}

function SkillDialog({ draft, close }: { draft: Skill | 'new' | null; close: () => void }) {
  const { t } = useTranslation()
  const old = draft === 'new' ? null : draft
  const shared = {
    open: draft !== null,
    close,
    done: () => undefined,
    start: { name: old?.name ?? '', needsCertificate: old?.needsCertificate ?? false },
    at: { 'name taken': 'name' } as const,
    submit: t('web.save'),
    children: <SkillFields />,
  }
  if (old === null) {
    return (
      <DeedDialog<typeof addSkill, Values>
        {...shared}
        title={t('people.teams.addSkill')}
        does={addSkill}
        ask={body => ({ body })}
      />
    )
  }
  return (
    <DeedDialog<typeof changeSkill, Values>
      {...shared}
      title={t('people.teams.editSkill')}
      does={changeSkill}
      ask={body => ({ params: { id: old.id }, body })}
    />
  )
}

function SkillFields() {
  const { t } = useTranslation()
  return (
    <>
      <Form.Item name="name" label={t('people.teams.name')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      <Form.Item name="needsCertificate" valuePropName="checked">
        <Checkbox>{t('people.teams.needsCertificate')}</Checkbox>
      </Form.Item>
    </>
  )
}
