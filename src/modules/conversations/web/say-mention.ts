import type { TFunction } from 'i18next';
import { sayDate } from '../../../ui/moment.ts';
import type { Mention } from '../contract.ts';

const told = {
  'task written': 'conversations.answered.written',
  'task done': 'conversations.answered.done',
  'task reminded': 'conversations.answered.reminded',
  'task moved': 'conversations.answered.moved',
  'task declined': 'conversations.answered.declined',
  'task returned': 'conversations.answered.returned',
  'task told': 'conversations.answered.told',
  'task good': 'conversations.answered.good',
  'task lapsed': 'conversations.answered.lapsed',
  'task withdrawn': 'conversations.answered.ended',
  'hand-off agreed': 'conversations.answered.willTake',
  'hand-off accepted': 'conversations.answered.took',
  'hand-off declined': 'conversations.answered.declinedOffer',
  'hand-off withdrawn': 'conversations.answered.tookBack',
  'hand-off lapsed': 'conversations.answered.lapsedOffer',
  'hand-off answered': 'conversations.answered.wouldRather',
  'act done': 'conversations.answered.acted',
  'act lapsed': 'conversations.answered.fellBack',
  'stop asked': 'conversations.answered.stop',
  setback: 'cases.kind.setback',
  'extra step thanked': 'cases.kind.extra step thanked',
} as const;

const isAnswer = (kind: string): kind is keyof typeof told => kind in told;

/** What somebody did that names me or answers me; their words stand behind it. */
export function sayMention({ kind, isChoice, movedTo, by: who }: Mention, t: TFunction): string {
  if (isChoice) return t('conversations.answered.chosen', { who });
  if (movedTo) return t('conversations.answered.movedTo', { who, day: sayDate(movedTo, t('language')) });
  return t(isAnswer(kind) ? told[kind] : 'conversations.mentioned', { who });
}
