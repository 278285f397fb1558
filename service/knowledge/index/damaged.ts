/** The index is missing or cannot be read: it is built anew from the database. */
export class Damaged extends Error {
  constructor(why: string, cause?: unknown) {
    super(`the index of answers cannot be read: ${why}`, { cause })
    this.name = 'Damaged'
  }
}

/** Runs what reads or writes the index; whatever goes wrong there is damage. */
export async function reading<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Damaged) throw error
    throw new Damaged(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), error)
  }
}
