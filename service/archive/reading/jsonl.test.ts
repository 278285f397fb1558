import { expect, it } from 'vitest'
import { readList } from '../../../test/support/read-list.ts'

const LINES = [
  '{"问题": "水不热怎么办", "型号": ["CX-16", "CX-18"], "次数": 3}',
  '',
  '{"型号": null, "问题": "显示 E1", "已验证": true, "迟到的字段": {"a": 1}}',
  'not JSON',
  '{"问题": "截断的一',
]

it('JSON lines are rows of the fields that their first objects name; a line that is no object says so', async () => {
  const { look, rows } = await readList(Buffer.from(`\ufeff${LINES.join('\n')}`))
  expect(look).toMatchObject({ format: 'jsonl', encoding: 'utf-8', delimiter: null })
  expect(look.sheets[0]).toMatchObject({
    headings: ['问题', '型号', '次数', '已验证', '迟到的字段'],
    headerRow: 0,
    rows: 5,
  })
  expect(rows).toEqual([
    { row: 1, texts: ['水不热怎么办', '["CX-16","CX-18"]', '3', '', ''], cut: false },
    { row: 3, texts: ['显示 E1', '', '', 'true', '{"a":1}'], cut: false },
    { row: 4, texts: ['not JSON'], cut: true },
    { row: 5, texts: ['{"问题": "截断的一'], cut: true },
  ])
})
