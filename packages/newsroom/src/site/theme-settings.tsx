import { useText } from '../i18n/text.tsx'
import { Line } from '../ui/fields.tsx'
import { contrast } from './contrast.ts'
import type { Part } from './part.ts'

const COLOURS = ['paper', 'ink', 'darkPaper', 'darkInk', 'accent'] as const
/** WCAG 2.2 AA for running text. */
const LEAST_CONTRAST = 4.5

/** The site's five colours, with the contrast of each pair of ink and paper. */
export function ThemeSettings({ settings, set }: Part) {
  const { t } = useText()
  const { theme } = settings
  return (
    <section className="band" aria-labelledby="site-theme">
      <h2 id="site-theme">{t('site.theme')}</h2>
      <div className="columns">
        {COLOURS.map((name) => (
          <Line
            key={name}
            type="color"
            dir="ltr"
            label={t(`site.theme.${name}`)}
            value={theme[name]}
            onChange={(value) => set({ theme: { ...theme, [name]: value } })}
          />
        ))}
      </div>
      <Pair ink={theme.ink} paper={theme.paper} />
      <Pair ink={theme.darkInk} paper={theme.darkPaper} />
    </section>
  )
}

function Pair({ ink, paper }: { readonly ink: string; readonly paper: string }) {
  const { t, n } = useText()
  const ratio = contrast(ink, paper)
  const [whole, part] = ratio.toFixed(1).split('.')
  const shown = `${n(Number(whole))}.${n(Number(part))}`
  return (
    // React sets inline styles through CSSOM, which the policy allows: these colours are only known here.
    <p className="theme-pair" style={{ color: ink, backgroundColor: paper }}>
      {t('site.contrast', { ratio: shown, verdict: ratio >= LEAST_CONTRAST ? 'ok' : 'low' })}
    </p>
  )
}
