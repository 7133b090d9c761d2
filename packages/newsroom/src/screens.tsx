import { lazy, Suspense } from 'react'
import { Link, Route, Switch } from 'wouter'
import { ArticleList } from './articles/list.tsx'
import { Home } from './home/home.tsx'
import { useText } from './i18n/text.tsx'
import { Fence } from './shell/fence.tsx'
import { Shell } from './shell/shell.tsx'

// One chunk for the editor, one for each family of rarer screens.
const ArticleScreen = lazy(async () => ({ default: (await import('./articles/screen.tsx')).ArticleScreen }))
const HistoryScreen = lazy(async () => ({ default: (await import('./articles/history.tsx')).HistoryScreen }))
const PageScreen = lazy(async () => ({ default: (await import('./pages/screen.tsx')).PageScreen }))
const PageList = lazy(async () => ({ default: (await import('./pages/list.tsx')).PageList }))
const Menus = lazy(async () => ({ default: (await import('./pages/menus.tsx')).Menus }))
const Comments = lazy(async () => ({ default: (await import('./comments/queue.tsx')).Comments }))
const ReaderScreen = lazy(async () => ({ default: (await import('./comments/reader-page.tsx')).ReaderScreen }))
const Clauses = lazy(async () => ({ default: (await import('./comments/clauses/clauses.tsx')).Clauses }))
const Search = lazy(async () => ({ default: (await import('./search/screen.tsx')).Search }))
const Persons = lazy(async () => ({ default: (await import('./people/persons.tsx')).Persons }))
const Accounts = lazy(async () => ({ default: (await import('./accounts/accounts.tsx')).Accounts }))
const Audit = lazy(async () => ({ default: (await import('./audit/audit.tsx')).Audit }))
const MyAccount = lazy(async () => ({ default: (await import('./accounts/my-account.tsx')).MyAccount }))
const MediaScreen = lazy(async () => ({ default: (await import('./media/screen.tsx')).MediaScreen }))
const FrontScreen = lazy(async () => ({ default: (await import('./front/screen.tsx')).FrontScreen }))
const Sections = lazy(async () => ({ default: (await import('./sections/sections.tsx')).Sections }))
const Tags = lazy(async () => ({ default: (await import('./tags/tags.tsx')).Tags }))
const Site = lazy(async () => ({ default: (await import('./site/settings.tsx')).Site }))
const SearchWords = lazy(async () => ({ default: (await import('./search-words/screen.tsx')).SearchWords }))
const Moderation = lazy(async () => ({ default: (await import('./moderation/settings.tsx')).Moderation }))
const Words = lazy(async () => ({ default: (await import('./moderation/words.tsx')).Words }))
const Rules = lazy(async () => ({ default: (await import('./moderation/rules.tsx')).Rules }))
const Imports = lazy(async () => ({ default: (await import('./imports/list.tsx')).Imports }))
const NewImport = lazy(async () => ({ default: (await import('./imports/new.tsx')).NewImport }))
const ImportScreen = lazy(async () => ({ default: (await import('./imports/screen.tsx')).ImportScreen }))
const HouseStyle = lazy(async () => ({ default: (await import('./house-style/screen.tsx')).HouseStyleScreen }))
const Letters = lazy(async () => ({ default: (await import('./letters/letters.tsx')).Letters }))
const Letter = lazy(async () => ({ default: (await import('./letters/letter.tsx')).Letter }))
const CareSettingsScreen = lazy(async () => ({
  default: (await import('./care-settings/screen.tsx')).CareSettingsScreen,
}))
const Demands = lazy(async () => ({ default: (await import('./demands/demands.tsx')).Demands }))
const Jobs = lazy(async () => ({ default: (await import('./jobs/jobs.tsx')).Jobs }))

export function Screens() {
  const { t } = useText()
  return (
    <Shell>
      <Fence>
        <Suspense fallback={<p className="loading">{t('app.loading')}</p>}>
          <Switch>
            <Route path="/" component={Home} />
            <Route path="/search" component={Search} />
            <Route path="/articles" component={ArticleList} />
            <Route path="/articles/:id">{({ id }) => <ArticleScreen key={id} id={Number(id)} />}</Route>
            <Route path="/articles/:id/history">{({ id }) => <HistoryScreen key={id} id={Number(id)} />}</Route>
            <Route path="/comments/readers/:id">{({ id }) => <ReaderScreen key={id} id={Number(id)} />}</Route>
            <Route path="/comments/:id?">
              {({ id }) => <Comments selected={id === undefined ? null : Number(id)} />}
            </Route>
            <Route path="/persons" component={Persons} />
            <Route path="/media" component={MediaScreen} />
            <Route path="/front" component={FrontScreen} />
            <Route path="/sections" component={Sections} />
            <Route path="/tags" component={Tags} />
            <Route path="/pages" component={PageList} />
            <Route path="/pages/:id">{({ id }) => <PageScreen key={id} id={Number(id)} />}</Route>
            <Route path="/menus" component={Menus} />
            <Route path="/site" component={Site} />
            <Route path="/site/search-words" component={SearchWords} />
            <Route path="/moderation" component={Moderation} />
            <Route path="/moderation/words" component={Words} />
            <Route path="/moderation/rules" component={Rules} />
            <Route path="/moderation/clauses" component={Clauses} />
            <Route path="/accounts" component={Accounts} />
            <Route path="/audit" component={Audit} />
            <Route path="/import" component={Imports} />
            <Route path="/import/new" component={NewImport} />
            <Route path="/import/:id">{({ id }) => <ImportScreen key={id} id={Number(id)} />}</Route>
            <Route path="/house-style" component={HouseStyle} />
            <Route path="/letters" component={Letters} />
            <Route path="/letters/:id">{({ id }) => <Letter key={id} id={Number(id)} />}</Route>
            <Route path="/care" component={CareSettingsScreen} />
            <Route path="/demands" component={Demands} />
            <Route path="/jobs" component={Jobs} />
            <Route path="/me" component={MyAccount} />
            <Route>
              <h1>{t('app.notFound')}</h1>
              <p>
                <Link href="/">{t('app.backHome')}</Link>
              </p>
            </Route>
          </Switch>
        </Suspense>
      </Fence>
    </Shell>
  )
}
