import { Suspense } from 'react'
import { search } from '#core/find/contract.ts'
import { useMay } from '#service/people/ui/session.tsx'
import { LanguageMenu, ShadeMenu } from './LookMenus.tsx'
import { Brand } from './Nav.tsx'
import { useNarrow } from './narrow.ts'
import { SearchBox } from './SearchBox.tsx'
import { UserMenu } from './UserMenu.tsx'

/** The line at the top: search, language, looks, oneself. On a phone the last three are one menu. */
export function Head() {
  const narrow = useNarrow()
  const finds = useMay(search)
  return (
    <header className="head">
      {narrow && <Brand />}
      {finds && <SearchBox />}
      <div className="head-menus">
        {!narrow && (
          <>
            <LanguageMenu />
            <ShadeMenu />
          </>
        )}
        <Suspense>
          <UserMenu withLooks={narrow} />
        </Suspense>
      </div>
    </header>
  )
}
