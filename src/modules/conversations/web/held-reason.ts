import type { TFunction } from 'i18next';

const known = {
  list: 'list',
  auto: 'machine',
  bounce: 'bounce',
  loop: 'loop',
  'automatic subject': 'automatic',
  'sender missing': 'noSender',
  'sender unclear': 'noSender',
  'sender unreadable': 'noSender',
  'sender unreachable': 'unreachable',
  'sender several-headers': 'severalSenders',
  'sender several-addresses': 'severalSenders',
  'sender group': 'severalSenders',
  'too-large': 'tooLarge',
  'too-slow': 'unreadable',
  'too-much-memory': 'unreadable',
  'headers-too-large': 'unreadable',
  'nested-too-deep': 'unreadable',
  'too-many-attachments': 'unreadable',
  malformed: 'unreadable',
  crashed: 'unreadable',
  'task sender': 'taskSender',
  'task over': 'taskOver',
  'task unsigned': 'taskUnsigned',
  'task unclear': 'taskUnclear',
  'referral unsigned': 'referralUnsigned',
  'referral too many': 'referralTooMany',
  'referral incomplete': 'referralIncomplete',
} as const;

/** Why a mail was held back, as a sentence; a reason that has none yet is shown as it is. */
export function sayHeldReason(reason: string, t: TFunction): string {
  if (Object.hasOwn(known, reason)) return t(`conversations.held.${known[reason as keyof typeof known]}`);
  return reason || t('conversations.held.unreadable');
}
