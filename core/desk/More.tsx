import { Button } from 'antd'
import { useTranslation } from 'react-i18next'

/** The pages of a list as TanStack Query gives them. */
export type Pages = {
  hasNextPage?: boolean
  isFetchingNextPage?: boolean
  fetchNextPage?: () => unknown
}

/** The button below a list that goes on; nothing where it ends. */
export function More({ of }: { of: Pages }) {
  const { t } = useTranslation()
  if (!of.hasNextPage) return null
  return (
    <div className="listing-more">
      <Button loading={of.isFetchingNextPage ?? false} onClick={() => of.fetchNextPage?.()}>
        {t('web.more')}
      </Button>
    </div>
  )
}
