import { addFault, editFault } from '#service/knowledge/contract/faults.ts'
import { setPublicAddress } from '#service/knowledge/contract/public.ts'
import { noteSynonyms, takeSynonymsBack } from '#service/knowledge/contract/synonyms.ts'
import type { Client } from './client.ts'

/** What a company's answers are kept by: fault codes of a line, words of its own, an address. */
export async function keepFaults(manager: Client, line: string, mark: string): Promise<void> {
  const words = { name: `${mark}不热`, code: 'E1', otherNames: [`${mark}水不热`] }
  const { id } = await manager.tell(addFault, { body: { ...words, line } })
  await manager.tell(addFault, { body: { name: `${mark}电热管`, parent: id, line } })
  await manager.tell(editFault, { params: { id }, body: { ...words, safety: true, version: 1 } })
  for (const word of ['热水机', '热水炉']) {
    await manager.tell(noteSynonyms, { body: { words: [`${mark}热水器`, `${mark}${word}`] } })
  }
  const noted = await manager.tell(noteSynonyms, { body: { words: [`${mark}甲`, `${mark}乙`] } })
  await manager.tell(takeSynonymsBack, { params: { id: noted.id } })
  const address = `c${Buffer.from(mark).toString('hex').slice(0, 20)}`
  await manager.tell(setPublicAddress, { body: { address, version: 0 } })
}
