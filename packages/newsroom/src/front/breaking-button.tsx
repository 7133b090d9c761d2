import { lazy, Suspense, useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'

const BreakingDialog = lazy(async () => ({ default: (await import('./breaking-dialog.tsx')).BreakingDialog }))

/** «خبر عاجل», in reach on every screen for whoever may publish. */
export function BreakingButton() {
  const { t } = useText()
  const can = useCan()
  const [open, setOpen] = useState(false)
  if (!can('article.publish')) return null
  return (
    <span className="breaking-open">
      <Button onPress={() => setOpen(true)}>{t('breaking.open')}</Button>
      {open && (
        <Suspense>
          <BreakingDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </span>
  )
}
