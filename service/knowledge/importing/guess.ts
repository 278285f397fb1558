import { meaningIn } from '#service/archive/rules/columns.ts'
import type { Column, Mapping } from '../contract/import-shapes.ts'
import { ANSWERS } from './headings.ts'
import { mayJoin } from './row.ts'

/** Columns of which a guess takes several: 型号1, 型号2; other phrasings in columns of their own. */
const several = (column: Column): boolean => mayJoin(column) && column !== 'body'

/** What the columns of a file are, by their headings; of several with one meaning the surest counts. */
export function guessMapping(headings: readonly string[]): Mapping {
  const meant = headings.flatMap((heading, index) => {
    const meaning = meaningIn(ANSWERS, heading)
    // The first column of a list is often its running number.
    return meaning === null || (index === 0 && /^\s*(?:序号|序號|no\.?)\s*$/i.test(heading))
      ? []
      : [{ index, ...meaning }]
  })
  const surest = (one: (typeof meant)[number]) =>
    meant.every(
      other =>
        other.column !== one.column ||
        other.rank > one.rank ||
        (other.rank === one.rank && other.index >= one.index),
    )
  const taken = meant.filter(one => several(one.column) || surest(one))
  return { columns: Object.fromEntries(taken.map(({ index, column }) => [String(index), column])), fixed: {} }
}
