import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { SignedIn } from '@warraq/core/contract/session'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Route, Router, Switch } from 'wouter'
import { createCall } from './api/client.ts'
import { CallContext, useRead } from './api/desk.tsx'
import { createText, TextContext, useText, type Language } from './i18n/text.tsx'
import { hasChosenLanguage, LanguageContext, readLanguage, useLanguage, writeLanguage } from './i18n/choice.tsx'
import { Door } from './session/door.tsx'
import { EnrolDoor } from './session/enrol-door.tsx'
import { Expired } from './session/expired.tsx'
import { Invitation } from './session/invitation.tsx'
import { Forgot, Reset } from './session/password.tsx'
import { SessionContext } from './session/session.tsx'
import { SetUp } from './session/set-up.tsx'
import { SignIn } from './session/sign-in.tsx'
import { createStepUp, StepUp, type StepUpRequest } from './session/step-up.tsx'
import { Screens } from './screens.tsx'
import { Refusal } from './ui/refusal.tsx'
import { StatusLine } from './ui/status-line.tsx'

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: true } },
  })
}

export function App() {
  const [language, setLanguage] = useState<Language>(readLanguage)
  const [expired, setExpired] = useState(false)
  const [client] = useState(createClient)
  const [asking, setAsking] = useState<StepUpRequest | null>(null)
  const [askStepUp] = useState(() => createStepUp(setAsking))
  const [call] = useState(() =>
    createCall({
      fetch: (url, request) => fetch(url, request),
      newKey: () => crypto.randomUUID(),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      language: readLanguage,
      onSignedOut: () => setExpired(true),
      onStepUp: askStepUp,
    }),
  )
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        writeLanguage(next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return (
    <QueryClientProvider client={client}>
      <CallContext value={call}>
        <LanguageContext value={choice}>
          <Words digits="latn" country="AE">
            <Router base="/newsroom">
              <Switch>
                <Route path="/setup" component={SetUp} />
                <Route path="/forgot" component={Forgot} />
                <Route path="/reset" component={Reset} />
                <Route path="/invitation" component={Invitation} />
                <Route>
                  <Inside expired={expired} asking={asking} onBack={() => setExpired(false)} />
                </Route>
              </Switch>
            </Router>
          </Words>
        </LanguageContext>
      </CallContext>
    </QueryClientProvider>
  )
}

interface WordsProps {
  readonly digits: 'latn' | 'arab'
  readonly country: string
  readonly children: ReactNode
}

/** The language around a screen: our words, React Aria's words, and the direction of the document. */
function Words({ digits, country, children }: WordsProps) {
  const { language } = useLanguage()
  const text = useMemo(() => createText(language, digits), [language, digits])
  useEffect(() => {
    document.documentElement.lang = text.language
    document.documentElement.dir = text.dir
  }, [text])
  const locale = language === 'ar' ? `ar-${country}-u-ca-gregory-nu-${digits}` : 'en-GB-u-ca-gregory-nu-latn'
  return (
    <I18nProvider locale={locale}>
      <TextContext value={text}>
        <StatusLine>{children}</StatusLine>
      </TextContext>
    </I18nProvider>
  )
}

interface InsideProps {
  readonly expired: boolean
  readonly asking: StepUpRequest | null
  readonly onBack: () => void
}

function Inside({ expired, asking, onBack }: InsideProps) {
  const { t } = useText()
  const { data, error } = useRead('session.read', {})
  const [last, setLast] = useState<SignedIn | null>(null)
  const current = data && data.account !== null ? data : null
  if (current !== null && current !== last) setLast(current)
  const { choose } = useLanguage()
  const wanted = current?.account.language
  useEffect(() => {
    if (wanted !== undefined && !hasChosenLanguage()) choose(wanted)
  }, [wanted, choose])
  // While an ended session waits for a password, the screen under the dialog stays as it was.
  const shown = current ?? last
  if (shown === null) {
    if (data && data.account === null) return <SignIn siteName={data.siteName} setUp={data.setUp} />
    if (error) {
      return (
        <Door title={t('app.newsroom')}>
          <Refusal error={error} />
        </Door>
      )
    }
    return <p className="loading">{t('app.loading')}</p>
  }
  const asksAgain = expired || (data !== undefined && current === null)
  return (
    <SessionContext value={shown}>
      <Words digits={shown.site.digits} country={shown.site.country}>
        {shown.secondKey === 'needed' ? <EnrolDoor /> : <Screens />}
        {asking !== null && !asksAgain && <StepUp request={asking} />}
        {asksAgain && <Expired email={shown.account.email} onBack={onBack} />}
      </Words>
    </SessionContext>
  )
}
