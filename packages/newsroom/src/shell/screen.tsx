import { useEffect, useRef, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

interface ScreenProps {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Where the visible heading is the work itself (an article's title), this one is for screen readers. */
  readonly headingHidden?: boolean
}

/** A screen: its name in the tab and as the only h1, which takes focus when one comes from another screen. */
export function Screen({ title, actions, children, headingHidden = false }: ScreenProps) {
  const { t } = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('app.newsroom')}`
  }, [title, t])
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.closest('nav')) {
      heading.current?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <>
      <div className={headingHidden ? 'screen-head hidden-head' : 'screen-head'}>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {actions !== undefined && <div className="screen-actions">{actions}</div>}
      </div>
      {children}
    </>
  )
}
