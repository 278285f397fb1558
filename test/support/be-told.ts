import type { Uuid } from '#core/ids.ts'
import {
  agreeToNotices,
  setMail,
  setMyNotices,
  setQuiet,
  setWebhook,
} from '#service/hotline/contract/notices.ts'
import type { Client } from './client.ts'

/** A customer agrees to be told, one of ours, too; nothing leaves, for nobody carries it in tests. */
export async function willBeTold(agent: Client, manager: Client, customer: Uuid, mark: string) {
  const mail = { host: 'mail.example.org', port: 465, security: 'tls' } as const
  const account = { username: 'us', password: `${mark}secret`, fromName: `${mark}服务` }
  const body = { ...mail, ...account, fromAddress: 'us@example.org', version: 0 }
  await manager.tell(setMail, { body })
  await manager.tell(setWebhook, {
    params: { audience: 'staff' },
    body: { shape: 'wecom', url: 'https://robot.example.org/?key=1', language: 'zh-Hans', version: 0 },
  })
  await manager.tell(setQuiet, {
    params: { audience: 'customer' },
    body: { fromMinute: 1260, untilMinute: 480, version: 0 },
  })
  const mine = { eMail: 'me@example.org', language: 'zh-Hans', quiet: null } as const
  await agent.tell(setMyNotices, { body: { mine } })
  await agent.tell(agreeToNotices, {
    params: { id: customer },
    body: { channel: 'e-mail', address: 'customer@example.org', language: 'zh-Hans' },
  })
}
