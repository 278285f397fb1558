import { WarningOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMay } from '#service/people/ui/session.tsx'
import { addFault } from '../contract/faults.ts'
import { type Branch, treeOf } from '../rules/faults.ts'
import { FaultDeeds } from './FaultDeeds.tsx'
import { type FaultLine, narrowed } from './faultTree.ts'
import './faults.css'

/** Beyond this what is under the symptoms is shown when somebody asks for it. */
const OPEN_UP_TO = 80

type Of = {
  faults: readonly FaultLine[]
  /** For reading only: on the page of a product. */
  quiet?: boolean
}

/** Symptom, section, cause: a list in a list, so that screen readers count the levels. */
export function FaultTree({ faults, quiet = false }: Of) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const branches = narrowed(treeOf(faults), text)
  const open = faults.length <= OPEN_UP_TO || text !== ''
  return (
    <>
      {!quiet && (
        <div className="filters">
          <Input
            className="narrow"
            allowClear
            aria-label={t('knowledge.faults.narrow')}
            placeholder={t('knowledge.faults.narrow')}
            onChange={event => setText(event.target.value)}
          />
        </div>
      )}
      {branches.length === 0 ? (
        <p className="none inset-text">{t('knowledge.faults.noneMatch')}</p>
      ) : (
        <Level branches={branches} all={faults} open={open} quiet={quiet} top />
      )}
    </>
  )
}

type Shown = { all: readonly FaultLine[]; open: boolean; quiet: boolean }

function Level({
  branches,
  top = false,
  ...shown
}: Shown & { branches: Branch<FaultLine>[]; top?: boolean }) {
  return (
    <ul className={top ? 'fault-tree' : undefined}>
      {branches.map(branch => (
        <One key={`${branch.fault.id} ${shown.open}`} branch={branch} {...shown} />
      ))}
    </ul>
  )
}

function One({ branch, ...shown }: Shown & { branch: Branch<FaultLine> }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(shown.open)
  const mayKeep = useMay(addFault)
  const { fault, under } = branch
  const said = { name: fault.name }
  return (
    <li>
      <div className={fault.retiredAt ? 'fault put-away' : 'fault'}>
        {under.length > 0 ? (
          <button
            type="button"
            className="fault-fold"
            aria-expanded={open}
            aria-label={open ? t('knowledge.faults.shut', said) : t('knowledge.faults.open', said)}
            onClick={() => setOpen(!open)}
          >
            {open ? '▾' : '▸'}
          </button>
        ) : (
          <span className="fault-fold" />
        )}
        <FaultWords fault={fault} />
        {mayKeep && !shown.quiet && <FaultDeeds fault={fault} all={shown.all} />}
      </div>
      {open && under.length > 0 && <Level branches={under} {...shown} />}
    </li>
  )
}

/** What stands in its line: code, name, what else it is called, of what, whether it is dangerous. */
function FaultWords({ fault }: { fault: FaultLine }) {
  const { t } = useTranslation()
  const product = fault.model ?? fault.line
  const page = fault.model ? 'models' : 'product-lines'
  return (
    <span className="fault-words">
      {fault.code !== '' && <code>{fault.code}</code>}
      <b>{fault.name}</b>
      {fault.safety && (
        <span className="chip bad" title={t('knowledge.faults.dangerous')}>
          <WarningOutlined aria-hidden /> {t('knowledge.faults.safety')}
        </span>
      )}
      {product && (
        <Link className="chip" to={`/${page}/${product.id}`}>
          {product.name}
        </Link>
      )}
      {fault.retiredAt && <span className="chip">{t('knowledge.faults.isPutAway')}</span>}
      {fault.otherNames.length > 0 && <span className="muted">{fault.otherNames.join(' · ')}</span>}
      {fault.answers > 0 && (
        <Link to={`/answers?fault=${fault.id}`}>
          {t('knowledge.faults.answers', { count: fault.answers })}
        </Link>
      )}
    </span>
  )
}

/** The button that adds what customers see first. */
export function AddSymptom({ add }: { add: () => void }) {
  const { t } = useTranslation()
  return (
    <Button type="primary" onClick={add}>
      {t('knowledge.faults.addSymptom')}
    </Button>
  )
}
