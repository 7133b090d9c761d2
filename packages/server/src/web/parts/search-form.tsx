import type { Messages } from '../messages/messages.ts'
import type { SearchFieldView, SearchFormView } from '../views/search.ts'
import { SearchIcon } from './icons.tsx'

interface WordsProps {
  readonly query: string
  readonly t: Messages
  /** Unique in the page. */
  readonly id: string
  /** Root-relative address that answers suggestions while one types. */
  readonly suggestUrl: string
}

/** The field for the words. With scripts it suggests; without them it is what it is. */
function Words({ query, t, id, suggestUrl }: WordsProps) {
  return (
    <search-suggest data-url={suggestUrl} data-label={t.t('search.suggestions')}>
      <label class="hidden" for={id}>
        {t.t('search.label')}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        value={query}
        // An empty field of unknown direction would put the caret on the wrong side of an Arabic page.
        dir={query === '' ? undefined : 'auto'}
        maxlength={200}
        autocomplete="off"
        enterkeyhint="search"
      />
    </search-suggest>
  )
}

interface LineProps {
  readonly url: string
  readonly suggestUrl: string
  readonly t: Messages
}

/** The masthead's: one field and its button. */
export function MastSearch({ url, suggestUrl, t }: LineProps) {
  return (
    <search class="mast-search" aria-label={t.t('search.inSite')}>
      <form method="get" action={url}>
        <Words query="" t={t} id="mast-search" suggestUrl={suggestUrl} />
        <button type="submit" aria-label={t.t('search.go')}>
          <SearchIcon />
        </button>
      </form>
    </search>
  )
}

/** One field and its button in a page that is about something else. */
export function SearchLine({ url, suggestUrl, t }: LineProps) {
  return (
    <search aria-label={t.t('search.inSite')}>
      <form class="search-form search-line" method="get" action={url}>
        <Words query="" t={t} id="page-search" suggestUrl={suggestUrl} />
        <button type="submit">{t.t('search.go')}</button>
      </form>
    </search>
  )
}

interface SearchFormProps {
  readonly url: string
  readonly suggestUrl: string
  readonly form: SearchFormView
  readonly t: Messages
}

/** The whole form. A field that was not understood comes back as it was typed, with what would be. */
export function SearchForm({ url, suggestUrl, form, t }: SearchFormProps) {
  return (
    <search aria-label={t.t('search.title')}>
      <form class="search-form" method="get" action={url}>
        <div class="search-line">
          <Words query={form.query} t={t} id="search-page" suggestUrl={suggestUrl} />
          <button type="submit">{t.t('search.go')}</button>
        </div>
        {form.sort === null ? null : <input type="hidden" name="sort" value={form.sort} />}
        <details class="search-more" open={form.open}>
          <summary>{t.t('search.more')}</summary>
          <div class="search-fields">
            <SectionField form={form} t={t} />
            <Field name="author" label={t.t('search.author')} field={form.author} />
            <Field name="tag" label={t.t('search.tag')} field={form.tag} />
            <Field name="from" label={t.t('search.from')} field={form.from} hint="search-date-hint" />
            <Field name="to" label={t.t('search.to')} field={form.to} hint="search-date-hint" />
            <p class="hint" id="search-date-hint">
              {t.t('search.dateHint')}
            </p>
          </div>
        </details>
      </form>
    </search>
  )
}

function SectionField({ form, t }: { form: SearchFormView; t: Messages }) {
  return (
    <div class="field">
      <label for="search-section">{t.t('search.section')}</label>
      <select id="search-section" name="section">
        <option value="">{t.t('search.allSections')}</option>
        {form.sections.map(({ id, label, depth }) => (
          <option value={String(id)} selected={id === form.sectionId}>
            {'\u00a0'.repeat(depth * 3) + label}
          </option>
        ))}
      </select>
    </div>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly field: SearchFieldView
  /** Id of the sentence that helps with it. */
  readonly hint?: string
}

function Field({ name, label, field: { value, problem }, hint }: FieldProps) {
  const described = [problem === null ? undefined : `search-${name}-error`, hint].filter((id) => id !== undefined)
  return (
    <div class={problem === null ? 'field' : 'field wrong'}>
      <label for={`search-${name}`}>{label}</label>
      <input
        id={`search-${name}`}
        name={name}
        type="text"
        value={value}
        dir={hint !== undefined || value === '' ? undefined : 'auto'}
        maxlength={80}
        autocomplete="off"
        aria-invalid={problem === null ? undefined : 'true'}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
      />
      {problem === null ? null : (
        <p class="error" id={`search-${name}-error`}>
          {problem}
        </p>
      )}
    </div>
  )
}
