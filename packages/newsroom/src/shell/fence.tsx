import { Component, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'

/**
 * Keeps a screen that broke from taking the whole newsroom with it. Another address tries again; a screen that works is
 * left as it is, so that a list keeps its place while one walks through it.
 */
export function Fence({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation()
  return <Catcher location={location}>{children}</Catcher>
}

interface CatcherProps {
  readonly location: string
  readonly children: ReactNode
}

interface CatcherState {
  readonly broken: boolean
  readonly location: string
}

class Catcher extends Component<CatcherProps, CatcherState> {
  override state: CatcherState = { broken: false, location: this.props.location }

  static getDerivedStateFromProps({ location }: CatcherProps, before: CatcherState): CatcherState | null {
    return location === before.location ? null : { broken: false, location }
  }

  static getDerivedStateFromError(): Partial<CatcherState> {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useText()
  return (
    <div className="refusal" role="alert">
      <p>{t('error.unknown')}</p>
      <Button onPress={() => window.location.reload()}>{t('error.reload')}</Button>
    </div>
  )
}
