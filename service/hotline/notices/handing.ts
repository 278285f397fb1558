import { readFile } from 'node:fs/promises'
import type { StoredFile } from '#core/files.ts'
import type { House } from '#core/house.ts'
import { type Handed, notHanded, type Paper, sendMail } from '#core/mail.ts'
import { Unreachable } from '#core/reach.ts'
import { post } from '#core/webhook.ts'
import { heard, postOf } from './robots.ts'
import type { Ready } from './taking.ts'

/** Outside of any transaction. Never throws: what went wrong is an outcome. */
export async function handOver(
  house: House,
  { notice, to, words, way, stop, papers }: Ready,
): Promise<Handed> {
  const inner = house.config.innerHosts
  if ('mail' in way) {
    try {
      const mail = { id: notice.id, to, subject: words.title, text: words.body, stop }
      return await sendMail(way.mail, { ...mail, papers: await Promise.all(papers.map(readPaper)) }, inner)
    } catch (fault) {
      // A document that lies no more where it was kept: somebody has to look.
      return notHanded(fault instanceof Error ? fault.message.slice(0, 300) : 'fault')
    }
  }
  const { webhook } = way
  const message = {
    id: notice.id,
    template: notice.template,
    to: notice.channel === 'group' ? null : to,
    language: notice.language,
    ...words,
  }
  try {
    return heard(webhook.shape, await post(postOf(webhook.shape, webhook, message, house.clock.now()), inner))
  } catch (fault) {
    const forGood = fault instanceof Unreachable && fault.forGood
    return notHanded(fault instanceof Error ? fault.message.slice(0, 300) : 'fault', forGood, true)
  }
}

const readPaper = async ({ name, mediaType, path }: StoredFile): Promise<Paper> => ({
  name,
  mediaType,
  bytes: await readFile(path),
})
