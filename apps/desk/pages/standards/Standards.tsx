import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMay } from '#service/people/ui/session.tsx'
import { followingProgress, previewBook } from '#service/promises/contract/clocks.ts'
import { FollowedBook } from '#service/promises/ui/FollowedBook.tsx'
import { PreviewBook } from '#service/promises/ui/PreviewBook.tsx'
import { Book } from '#service/standards/ui/Book.tsx'
import { EditionChanges } from '#service/standards/ui/EditionChanges.tsx'
import { Editions } from '#service/standards/ui/Editions.tsx'
import { writtenOf } from '#service/standards/ui/shapes.ts'
import { type Draft, useDraft } from '#service/standards/ui/useDraft.ts'
import { Page } from '../../Page.tsx'

/** 服务标准: what we promise by default. `?edition=`: what one edition changed. */
export function Component() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const draft = useDraft()
  const edition = Number(params.get('edition'))
  const shown = Number.isInteger(edition) && edition > 0 ? edition : null
  const mayFollow = useMay(followingProgress)
  return (
    <Page title={t('standards.title')} {...(shown === null ? {} : { back: '/standards' })}>
      {shown === null ? (
        <Book draft={draft} tries={<Preview draft={draft} />} />
      ) : (
        <EditionChanges number={shown} />
      )}
      {mayFollow && shown === null && <FollowedBook />}
      <Editions shown={shown} />
    </Page>
  )
}

/** Only what has been changed can be tried. */
function Preview({ draft }: { draft: Draft }) {
  const may = useMay(previewBook)
  const lines = useMemo(() => [...draft.lines.values()].map(writtenOf), [draft.lines])
  return may && lines.length > 0 ? <PreviewBook lines={lines} /> : null
}
