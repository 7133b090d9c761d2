import type { APPEALS_AR } from './appeals-ar.table.ts'

export const APPEALS_EN: Readonly<Record<keyof typeof APPEALS_AR, string>> = {
  'appeals.title': 'The author’s appeal',
  'appeals.state.open': 'Waits for a decision',
  'appeals.state.overdue': 'Overdue',
  'appeals.state.upheld': 'Rejected; the decision stands',
  'appeals.state.overturned': 'Accepted; the decision is undone',
  'appeals.openedAt': 'Filed: {at}',
  'appeals.dueAt': 'To be answered before: {at}',
  'appeals.first': 'The decision appealed',
  'appeals.effect.remove': 'Removal',
  'appeals.effect.mute': 'Kept from commenting for a time',
  'appeals.effect.ban': 'Banned from commenting for a time',
  'appeals.text': 'The appeal',
  'appeals.answer': 'The answer',
  'appeals.byOutside': 'The readers’ arbiter',
  'appeals.own': 'Who made a decision does not hear the appeal against it. Somebody else does.',
  'appeals.outside':
    'Nobody in the newsroom but who made the decision could hear it, or its time is over: a readers’ arbiter from outside hears it by a link. Name one in the settings of moderation, and the link goes by mail.',
  'appeals.outsideNamed': 'Handed to the readers’ arbiter: {name}.',
  'appeals.answerLabel': 'Answer to the author',
  'appeals.answerHint': 'The author reads it with the decision, and does not see who heard the appeal.',
  'appeals.answerNeeded': 'Write the answer.',
  'appeals.overturn': 'Accept the appeal and bring the comment back',
  'appeals.uphold': 'Reject the appeal and keep the decision',
  'appeals.done.upheld': 'The appeal was rejected; the decision stands.',
  'appeals.done.overturned': 'The appeal was accepted and the decision undone.',
  'appeals.makeLink': 'Make a link for a readers’ arbiter',
  'appeals.link': 'Link for the readers’ arbiter',
  'appeals.copyLink': 'Copy the link for the readers’ arbiter',
  'appeals.linkHint':
    'The link is not shown again, and whoever opens it decides. It is not for who made the decision. The audit log keeps that it was made.',
}
