/**
 * Tab leaves a list of choices as it is. antd's Select would take the line that happens to be lit, so that
 * somebody who only passes through a field chooses without a word; Enter chooses.
 */
export function letTabLeave(): void {
  const hold = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || !(event.target instanceof Element)) return
    if (event.target.closest('.ant-select input[aria-expanded="true"]')) event.stopPropagation()
  }
  document.addEventListener('keydown', hold, { capture: true })
}
