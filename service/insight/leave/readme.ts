import type { Language } from '#core/languages.ts'
import { type LeavingTable, NOT_TAKEN } from '#core/leave/tables.ts'
import { COLUMN_WORDS } from './columns.ts'
import { SCHEMA_WORDS, TABLE_WORDS } from './tables.ts'

/** The same in three languages, in their order: 简, 繁, English. */
export type Said = readonly [hans: string, hant: string, en: string]

const PLACE: Record<Language, 0 | 1 | 2> = { 'zh-Hans': 0, 'zh-Hant': 1, en: 2 }

const TEXTS = {
  title: ['{company}的全部资料', '{company}的全部資料', 'Everything of {company}'],
  made: ['导出时间：{at}', '匯出時間：{at}', 'Taken at {at}'],
  what: [
    '每张表是 tables/ 里的一个 JSONL 文件（UTF-8，每行一条 JSON）。时间是 UTC；金额以分为单位；空的是 null。',
    '每張表是 tables/ 裡的一個 JSONL 檔（UTF-8，每行一筆 JSON）。時間為 UTC；金額以分為單位；空的是 null。',
    'Each table is a JSONL file below tables/ (UTF-8, one JSON object a line). Times are UTC, money is in cents, nothing is null.',
  ],
  files: [
    'files/ 里是附件和照片，文件名括号里的编号就是表里的 file_id；manifest.json 列出每个文件的行数、大小和 SHA-256。',
    'files/ 裡是附件與照片，檔名括號裡的編號就是表裡的 file_id；manifest.json 列出每個檔案的列數、大小與 SHA-256。',
    'files/ holds attachments and photos; the id in the brackets of a name is the file_id of the tables. manifest.json lists rows, size and SHA-256 of each.',
  ],
  secrets: [
    '没有包括：登录名、密码、会话和一切密钥（它们不属于业务资料），以及可以由其余资料重建的内部表：{tables}。',
    '不包含：登入名稱、密碼、工作階段與一切金鑰（不屬於業務資料），以及可由其餘資料重建的內部表：{tables}。',
    'Left out: logins, passwords, sessions and all keys (they are no facts of the business), and tables that are made from the rest: {tables}.',
  ],
  column: ['| 列 | 类型 | 含义 |', '| 欄 | 型別 | 意義 |', '| Column | Type | Meaning |'],
  to: ['指向 {of}', '指向 {of}', 'points to {of}'],
} satisfies Record<string, Said>

type Of = { company: string; at: string }

/** What the archive is and what stands in it, for each language a file. */
export function readmes(of: Of): (tables: readonly LeavingTable[]) => Record<string, string> {
  return tables => ({
    '使用说明.md': readme('zh-Hans', of, tables),
    '使用說明.md': readme('zh-Hant', of, tables),
    'README.md': readme('en', of, tables),
  })
}

function readme(language: Language, { company, at }: Of, tables: readonly LeavingTable[]): string {
  const say = (said: Said, given: Record<string, string> = {}) =>
    said[PLACE[language]].replace(/\{(\w+)\}/g, (_, name: string) => given[name] ?? '')
  const head = [
    `# ${say(TEXTS.title, { company })}`,
    say(TEXTS.made, { at }),
    say(TEXTS.what),
    say(TEXTS.files),
    say(TEXTS.secrets, { tables: NOT_TAKEN.join(', ') }),
  ]
  const bySchema = Map.groupBy(tables, ({ name }) => name.split('.')[0] ?? '')
  const chapters = [...bySchema].map(([schema, some]) => {
    const words = SCHEMA_WORDS[schema]
    return [`## ${schema}${words ? ` · ${say(words)}` : ''}`, ...some.map(table)].join('\n\n')
  })
  return `${[...head, ...chapters].join('\n\n')}\n`

  function table({ name, columns }: LeavingTable): string {
    const words = TABLE_WORDS[name]
    const rows = columns.map(column => {
      const means = COLUMN_WORDS[`${name}.${column.name}`] ?? COLUMN_WORDS[column.name]
      const points = column.of === null ? '' : say(TEXTS.to, { of: column.of })
      const meaning = [means ? say(means) : '', points].filter(Boolean).join(language === 'en' ? '; ' : '；')
      return `| ${column.name} | ${column.type} | ${meaning} |`
    })
    return [
      `### ${name}\n`,
      ...(words ? [`${say(words)}\n`] : []),
      say(TEXTS.column),
      '|---|---|---|',
      ...rows,
    ].join('\n')
  }
}
