import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Area } from '../ui/fields.tsx'
import { MOST_HOSTS, readHosts } from './hosts.ts'

interface HostsFieldProps {
  readonly hosts: readonly string[]
  readonly onChange: (hosts: string[]) => void
  readonly onWrong: (isWrong: boolean) => void
}

/** Hosts where designated groups keep their channels, one in a line. */
export function HostsField({ hosts, onChange, onWrong }: HostsFieldProps) {
  const { t, n, list } = useText()
  const [typed, setTyped] = useState(() => hosts.join('\n'))
  const { wrong, hosts: known } = readHosts(typed)
  const tooMany = known.length > MOST_HOSTS
  const error = tooMany
    ? t('careSet.hostsMany', { most: n(MOST_HOSTS) })
    : t('careSet.hostsWrong', { lines: list(wrong.slice(0, 3)) })
  return (
    <Area
      label={t('careSet.hosts')}
      hint={t('careSet.hostsHint')}
      value={typed}
      error={tooMany || wrong.length > 0 ? error : undefined}
      onChange={(next) => {
        setTyped(next)
        const read = readHosts(next)
        onWrong(read.wrong.length > 0 || read.hosts.length > MOST_HOSTS)
        onChange([...read.hosts])
      }}
    />
  )
}
