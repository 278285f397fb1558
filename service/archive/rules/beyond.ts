/**
 * What stands to the right of the last heading, where no column is: mostly a comma that was meant as one and
 * not quoted, or a note in passing. It is written nowhere, so whoever brings the list hears of it.
 */
export const beyondHeadings = (texts: readonly string[], headings: readonly string[] | undefined): string =>
  headings === undefined
    ? ''
    : texts
        .slice(headings.length)
        .map(text => text.trim())
        .filter(text => text !== '')
        .join(' · ')
