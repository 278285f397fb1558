import { Modal } from 'antd'
import type { Endpoint } from '../endpoint.ts'
import { DeedForm, type DeedFormProps } from './DeedForm.tsx'

/** A deed in a window of its own. Escape and 取消 leave without doing it; what was typed is forgotten. */
export function DeedDialog<E extends Endpoint, Values extends object>(
  props: DeedFormProps<E, Values> & { title: string; open: boolean; close: () => void; width?: number },
) {
  const { title, open, close, width = 520, done, ...form } = props
  return (
    <Modal title={title} open={open} onCancel={close} footer={null} width={width} destroyOnHidden>
      <DeedForm<E, Values>
        {...form}
        cancel={close}
        done={(answer, values) => {
          close()
          done(answer, values)
        }}
      />
    </Modal>
  )
}
