import type { RuleCondition, RuleQuestion } from '@warraq/core/comments/rules/condition'
import { useText, type Text, type TextKey } from '../i18n/text.tsx'

/** Tags that comments may carry, with their words. */
export const TAG_WORDS: Readonly<Record<string, TextKey>> = {
  religion: 'rules.tag.religion',
  sect: 'rules.tag.sect',
  origin: 'rules.tag.origin',
  author: 'rules.tag.author',
  divine: 'rules.tag.divine',
  threat: 'rules.tag.threat',
  link: 'rules.tag.link',
  person: 'rules.tag.person',
  gender: 'rules.tag.gender',
  disability: 'rules.tag.disability',
}

/** A condition as one would say it: «الروابط 3 على الأقل، ولم يُنشر للقارئ شيء». */
export function useConditionWords(): (condition: RuleCondition) => string {
  const text = useText()
  return (condition) => conditionWords(condition, text)
}

function conditionWords(condition: RuleCondition, text: Text): string {
  const { t } = text
  if ('all' in condition) return joined(condition.all, 'rules.and', text)
  if ('any' in condition) return joined(condition.any, 'rules.or', text)
  if ('not' in condition) return t('rules.not', { condition: conditionWords(condition.not, text) })
  return questionWords(condition, text)
}

function joined(parts: readonly RuleCondition[], how: 'rules.and' | 'rules.or', text: Text): string {
  const said = parts.map((part) => {
    const words = conditionWords(part, text)
    return 'fact' in part || 'not' in part || parts.length === 1 ? words : `(${words})`
  })
  return said.reduce((first, next) => text.t(how, { first, next }))
}

function questionWords(question: RuleQuestion, { t, n }: Text): string {
  switch (question.fact) {
    case 'term':
      return t('rules.fact.term', {
        clause: question.clause ?? t('words.clause.any'),
        tier: t(`words.tier.${question.tier ?? 'any'}`),
      })
    case 'tag': {
      const key = TAG_WORDS[question.tag]
      return t('rules.fact.tag', { tag: key === undefined ? question.tag : t(key) })
    }
    case 'number':
      return t(`rules.is.${question.is}`, { fact: t(`rules.number.${question.of}`), value: n(question.value) })
    case 'hour':
      return t('rules.fact.hour', { from: n(question.from), to: n(question.to) })
    case 'words':
      return t(`rules.fact.words.${question.in}`, { words: question.words })
    case 'language':
      return t(`rules.language.${question.is}`)
  }
}
