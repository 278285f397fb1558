import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { endpoint } from '#core/endpoint.ts'
import { openFile, takeFile } from '#core/files.ts'
import { serveFile } from '#core/http/serve-file.ts'
import { uuidv7 } from '#core/ids.ts'
import { announce } from '#core/journal.ts'
import { nextNumber } from '#core/numbers.ts'
import { type Reaction, reaction } from '#core/reactions.ts'
import { known, refuse } from '#core/refusal.ts'
import { type AnyRoute, route } from '#core/routes.ts'
import type { Slice } from '#core/slice.ts'
import { fileBytes, id, line, page, text } from '#core/wire.ts'

/**
 * A story of one small slice, so that the core can be proved without the business: a diary of notes. Two
 * reactions follow each note and write down that they ran.
 */
export const DIARY_TABLES = `
  create schema diary;
  create table diary.notes (
    company_id uuid not null, id uuid not null, number text not null,
    words text not null, written_at timestamptz not null, file_id uuid,
    primary key (company_id, id), unique (company_id, number));
  create index notes_by_words on diary.notes (company_id, words);
  select core.guard('diary.notes');
  create table diary.followed (
    company_id uuid not null, id uuid not null, journal_id uuid not null,
    reaction text not null, primary key (company_id, id));
  select core.guard('diary.followed');`

const Note = z.object({ id: id(), number: z.string(), words: z.string() })

export const writeNote = endpoint({
  method: 'POST',
  url: '/api/diary',
  summary: 'Write a note',
  may: ['writer'],
  body: z.object({ words: line(100), file: id().optional() }),
  returns: Note,
  refuses: ['the words are taken'],
})

export const readNote = endpoint({
  method: 'GET',
  url: '/api/diary/:id',
  summary: 'Read a note',
  may: ['writer', 'reader'],
  params: z.object({ id: id() }),
  returns: Note,
})

export const listNotes = endpoint({
  method: 'GET',
  url: '/api/diary',
  summary: 'All notes',
  may: ['writer', 'reader'],
  returns: page(Note),
})

export const breakDown = endpoint({
  method: 'POST',
  url: '/api/diary/breakdown',
  summary: 'Breaks down in the middle of a deed',
  may: ['writer'],
  body: z.object({ words: text(1000) }),
  returns: z.object({}),
})

export const readFileOfNote = endpoint({
  method: 'GET',
  url: '/api/diary/:id/file',
  summary: 'The file of a note',
  may: ['writer', 'reader'],
  params: z.object({ id: id() }),
  returns: fileBytes,
})

export const events = ['note written'] as const

/** The deed of this story: locks nothing, decides, writes, announces what two reactions wait for. */
export async function write(ctx: Context, words: string, file?: string) {
  const taken =
    await sql`select 1 from diary.notes where company_id = ${ctx.company} and words = ${words}`.execute(
      ctx.tx,
    )
  refuse(taken.rows.length > 0 ? 'the words are taken' : null)
  const note = { id: uuidv7(), number: await nextNumber(ctx, 'note'), words }
  if (file !== undefined) await takeFile(ctx, file)
  await sql`insert into diary.notes (company_id, id, number, words, written_at, file_id)
    values (${ctx.company}, ${note.id}, ${note.number}, ${words}, ${ctx.now}, ${file ?? null})`.execute(
    ctx.tx,
  )
  await announce(ctx, 'note written', note.id)
  return note
}

async function read(ctx: Context, noteId: string) {
  const found = await sql<{ id: string; number: string; words: string }>`
    select id, number, words from diary.notes where company_id = ${ctx.company} and id = ${noteId}`.execute(
    ctx.tx,
  )
  return known(found.rows[0])
}

async function fileOf(ctx: Context, noteId: string) {
  const found = await sql<{ file_id: string | null }>`
    select file_id from diary.notes where company_id = ${ctx.company} and id = ${noteId}`.execute(ctx.tx)
  return openFile(ctx, known(found.rows[0]?.file_id))
}

const routes: AnyRoute[] = [
  serveFile(readFileOfNote, (ctx, { params }) => fileOf(ctx, params.id)),
  route(breakDown, async (ctx, { body }) => {
    await sql`select ${body.words}::text, 1 / 0`.execute(ctx.tx)
    return {}
  }),
  route(writeNote, (ctx, { body }) => write(ctx, body.words, body.file)),
  route(listNotes, async ctx => {
    const all = await sql<
      z.infer<typeof Note>
    >`select id, number, words from diary.notes order by id limit 100`.execute(ctx.tx)
    return { items: all.rows, next: null }
  }),
  route(readNote, (ctx, { params }) => read(ctx, params.id)),
]

/** Writes down that it ran, for that entry; running twice would show as two rows. */
export async function noteDown(ctx: Context, journalId: string, name: string): Promise<void> {
  await sql`insert into diary.followed (company_id, id, journal_id, reaction)
    values (${ctx.company}, ${uuidv7()}, ${journalId}, ${name})`.execute(ctx.tx)
}

const follow = (name: string): Reaction =>
  reaction({ name, on: 'note written', do: (ctx, entry) => noteDown(ctx, entry.id, name) })

export const diary: Slice = {
  name: 'diary',
  events,
  routes,
  reactions: [follow('diary: first follows'), follow('diary: second follows')],
}
