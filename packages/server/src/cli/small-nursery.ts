import { setFlagsFromString } from 'node:v8'

/**
 * For commands that let gigabytes pass through: V8 doubles the space for new objects up to some 130 MB while they do,
 * though hardly any of them is kept. From here on it stays as it is; what is kept may grow as before.
 */
export function keepNurserySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
