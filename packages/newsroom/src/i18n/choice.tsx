import { createContext, use } from 'react'
import type { Language } from './text.tsx'

const STORED_AS = 'warraq.language'

/** The language chosen on this device; Arabic until somebody chooses. */
export function readLanguage(): Language {
  return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'ar'
}

/** Whether somebody chose on this device. */
export function hasChosenLanguage(): boolean {
  return localStorage.getItem(STORED_AS) !== null
}

export function writeLanguage(language: Language): void {
  localStorage.setItem(STORED_AS, language)
}

interface LanguageChoice {
  readonly language: Language
  readonly choose: (language: Language) => void
}

export const LanguageContext = createContext<LanguageChoice | null>(null)

export function useLanguage(): LanguageChoice {
  const choice = use(LanguageContext)
  if (choice === null) throw new Error('no language choice around this screen')
  return choice
}
