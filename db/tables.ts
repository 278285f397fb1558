// Generated from the migrations by `npm run generate`. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** jsonb: any object goes in, Json comes out. */
type JsonColumn<Out> = ColumnType<Out, unknown, unknown>

export interface Tables {
  'core.commands': {
    company_id: string
    id: string
    actor: string | null
    request_hash: string
    answer: JsonColumn<Json | null>
    at: Temporal.Instant
  }
  'core.companies': {
    id: string
    name: string
    time_zone: Generated<string>
    created_at: Temporal.Instant
  }
  'core.files': {
    company_id: string
    id: string
    name: string
    media_type: string
    bytes: number
    sha256: string
    uploaded_by: string | null
    uploaded_at: Temporal.Instant
    taken_at: Temporal.Instant | null
  }
  'core.followers': {
    name: string
    txid: string
    id: string
  }
  'core.journal': {
    company_id: string
    id: string
    txid: Generated<string>
    at: Temporal.Instant
    actor: string | null
    command: string | null
    event: string
    subject_id: string
    data: JsonColumn<Json>
  }
  'core.journal_about': {
    company_id: string
    about_id: string
    journal_id: string
  }
  'core.number_blocks': {
    company_id: string
    kind: string
    day: Temporal.PlainDate
    next: number
  }
  'core.reactions_due': {
    company_id: string
    id: string
    journal_id: string
    reaction: string
    due_at: Temporal.Instant
    attempts: Generated<number>
    last_error: string | null
    dead_at: Temporal.Instant | null
  }
}
