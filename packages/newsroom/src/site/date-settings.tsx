import { MONTH_FAMILY_IDS } from '@warraq/core/contract/site'
import { useEffect, useMemo, useState } from 'react'
import { createDates, type DateFacts, type SiteDates } from '../dates/site-dates.ts'
import { useText } from '../i18n/text.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import { COUNTRIES } from './countries.table.ts'
import type { Part } from './part.ts'

/** A moment that moves on, for samples on the screen. */
function useNow(everyMs: number): string {
  const [at, setAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setAt(new Date().toISOString()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return at
}

/** How dates are written, with today's date as the readers will see it. */
export function DateSettings({ settings, set }: Part) {
  const { t, language } = useText()
  const { country, monthFamily, digits, hijri, timeZone } = settings
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  const names = useMemo(() => new Intl.DisplayNames(`${language}-u-ca-gregory-nu-latn`, { type: 'region' }), [language])
  const countries = COUNTRIES.includes(country) ? COUNTRIES : [country, ...COUNTRIES]
  return (
    <section className="band" aria-labelledby="site-dates">
      <h2 id="site-dates">{t('site.dates')}</h2>
      <Sample facts={{ country, monthFamily, digits, hijri, timeZone }} language={settings.language} />
      <div className="columns">
        <Choice
          label={t('site.country')}
          hint={t('site.countryHint')}
          value={country}
          onChange={(next) => set({ country: next })}
          options={countries.map((code) => ({ value: code, label: names.of(code) ?? code }))}
        />
        <Choice
          label={t('site.monthFamily')}
          value={monthFamily ?? 'null'}
          onChange={(next) => set({ monthFamily: next === 'null' ? null : next })}
          options={(['null', ...MONTH_FAMILY_IDS] as const).map((id) => ({
            value: id,
            label: t(`site.monthFamily.${id}`),
          }))}
        />
        <Choice
          label={t('site.digits')}
          value={digits}
          onChange={(next) => set({ digits: next })}
          options={[
            { value: 'latn', label: t('site.digits.latn') },
            { value: 'arab', label: t('site.digits.arab') },
          ]}
        />
        <Line
          label={t('site.timeZone')}
          dir="ltr"
          list="time-zones"
          value={timeZone}
          onChange={(next) => set({ timeZone: next })}
        />
        <datalist id="time-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone}
            </option>
          ))}
        </datalist>
        <Tick label={t('site.hijri')} checked={hijri.shown} onChange={(shown) => set({ hijri: { ...hijri, shown } })} />
        {hijri.shown && (
          <Choice
            label={t('site.hijriOffset')}
            value={String(hijri.offset)}
            onChange={(next) => set({ hijri: { ...hijri, offset: Number(next) } })}
            options={['-2', '-1', '0', '1', '2'].map((value) => ({ value, label: signed(Number(value)) }))}
          />
        )}
      </div>
    </section>
  )
}

/** A number with its sign; the isolate keeps the sign on the number's left in right-to-left text. */
function signed(value: number): string {
  return `\u2066${value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0'}\u2069`
}

function datesOf(facts: DateFacts, language: 'ar' | 'en'): SiteDates | null {
  try {
    return createDates(facts, language)
  } catch (error) {
    // A zone that is only half typed is not one yet.
    if (error instanceof RangeError) return null
    throw error
  }
}

function Sample({ facts, language }: { readonly facts: DateFacts; readonly language: 'ar' | 'en' }) {
  const { t } = useText()
  const at = useNow(10_000)
  const dates = datesOf(facts, language)
  return (
    <p className="date-sample" aria-live="polite">
      <span className="hint">{t('site.sample')}</span>{' '}
      <bdi className="date-sample-text">{dates ? dates.full(at) : '…'}</bdi>{' '}
      <span className="hint">{t('site.sampleTime')}</span> <bdi>{dates ? dates.spokenTime(at) : '…'}</bdi>
    </p>
  )
}
