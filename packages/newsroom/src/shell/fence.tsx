import { Component, type ReactNode } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'

/** Keeps a screen that broke from taking the whole newsroom with it. Another address starts afresh. */
export function Fence({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation()
  return <Catcher key={location}>{children}</Catcher>
}

class Catcher extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
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
