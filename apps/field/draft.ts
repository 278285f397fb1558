import { useEffect, useState } from 'react'

/**
 * What is being written about a visit, kept on this phone until it is sent: a call comes in, the page is
 * thrown away, the battery dies, and the report is still there. Storage may be forbidden; then it lasts as
 * long as the page.
 */
export function useDraft<T extends object>(name: string, empty: T) {
  const [value, setValue] = useState<T>(() => ({ ...empty, ...kept(name) }))
  useEffect(() => {
    try {
      localStorage.setItem(keyOf(name), JSON.stringify(value))
    } catch {
      // see above
    }
  }, [name, value])
  return {
    value,
    change: (part: Partial<T>) => setValue(old => ({ ...old, ...part })),
    forget: () => forget(name),
  }
}

const keyOf = (name: string) => `yinuo.draft.${name}`

function kept(name: string): object {
  try {
    const text = localStorage.getItem(keyOf(name))
    const read: unknown = text === null ? {} : JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : {}
  } catch {
    return {}
  }
}

function forget(name: string): void {
  try {
    localStorage.removeItem(keyOf(name))
  } catch {
    // see above
  }
}
