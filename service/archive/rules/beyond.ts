/**
 * What stands to the right of the last heading and is in no column that somebody named: mostly a comma that
 * was meant as one and not quoted, or a note in passing. It is written nowhere, so whoever brings the list
 * hears of it.
 */
export function beyondHeadings(
  texts: readonly string[],
  headings: readonly string[],
  { columns }: { columns: Readonly<Record<number, unknown>> },
): string {
  return texts
    .map((text, at) => (at < headings.length || columns[at] !== undefined ? '' : text.trim()))
    .filter(text => text !== '')
    .join(' · ')
}
