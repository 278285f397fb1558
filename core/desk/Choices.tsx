import { Radio } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import { isComposing } from '../web/ime.ts'
import { digitOf, focusAfter, onceDrawn } from './keys.ts'
import './choices.css'

export type Choice<V extends string> = { value: V; label: ReactNode; disabled?: boolean }

/**
 * One of a few, by one key: its digit chooses and goes on to the next field, as does Enter; arrows choose and
 * stay. `rows`: one below the other, for long words. `alt`: the digits are pressed with Alt somewhere else,
 * and are only shown here.
 */
export function Choices<V extends string>(props: {
  id?: string
  value?: V | null
  onChange?: (value: V) => void
  options: readonly Choice<V>[]
  label?: string
  rows?: boolean
  alt?: boolean
}) {
  const { id, value = null, onChange, options, label, rows = false, alt = false } = props
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const group = event.currentTarget
    const digit = alt ? null : digitOf(event)
    const chosen = digit === null ? undefined : options[digit]
    if (chosen !== undefined && chosen.disabled !== true) {
      event.preventDefault()
      onChange?.(chosen.value)
      onceDrawn(() => focusAfter(group))
    } else if (event.key === 'Enter' && !isComposing(event) && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      focusAfter(group)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the radios within, which are the controls
    <div onKeyDown={onKeyDown} className={rows ? 'choices-rows' : 'choices-line'}>
      <Radio.Group
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(rows ? { className: 'choices' } : { optionType: 'button' as const })}
        value={value}
        onChange={event => onChange?.(event.target.value)}
        options={options.map(({ value: one, label: word, disabled = false }, at) => ({
          value: one,
          disabled,
          label: (
            <>
              {at < 9 && (
                // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key's name, nothing to focus
                <kbd aria-hidden="true">{alt ? `Alt ${at + 1}` : at + 1}</kbd>
              )}
              {word}
            </>
          ),
        }))}
      />
    </div>
  )
}
