import type { ar } from './ar.ts'

export const en: Readonly<Record<keyof typeof ar, string>> = {
  defect: 'Something unexpected went wrong; it was recorded so that it can be repaired. Reference: {ref}',

  'field.missing': 'This field is required.',
  'field.unknown': 'This field is not known here.',
  'field.short': '{n, plural, one {Write at least one character.} other {Write at least # characters.}}',
  'field.long':
    '{n, plural, one {Longer than the one character allowed.} other {Longer than the # characters allowed.}}',
  'field.many': '{n, plural, one {One item is allowed.} other {At most # items are allowed.}}',
  'field.email': 'Write a valid e-mail address, such as name@example.org',
  'field.choice': 'Choose one of the values offered.',
  'field.number': 'A whole number within the allowed range belongs here.',
  'field.time': 'Write a valid date and time.',
  'field.other': 'This value is not valid.',

  'device.list': '{browser}, {system}',

  'job.about.send-mail': 'Mail to {name}: {letter}',
  'job.about.letter.invitation': 'invitation to the newsroom',
  'job.about.letter.reset': 'new password',
  'job.about.make-variants': 'Sizes of picture {id}',
  'job.about.index-article': 'Search index of article {id}',
  'job.about.index-working': 'Search index of the working copy of article {id}',
  'job.about.index-comment': 'Search index of comment {id}',
  'job.about.index-media': 'Search index of picture {id}',
  'job.about.index-waiting': 'Search index of what waits for it',
  'job.about.publish-scheduled': 'Publishing of scheduled article {id}',
  'job.about.other': 'Background work: {kind}',
}
