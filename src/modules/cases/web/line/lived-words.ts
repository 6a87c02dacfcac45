import type { TFunction } from 'i18next';
import { calledName } from '../../../../ui/called-name.ts';
import { saySpan } from '../../../../ui/duration.ts';
import type { KnownAnswer } from '../../../customers/contract.ts';
import { outcomeOfCall } from '../../contract.ts';
import { sayEntry } from '../entry-words.ts';
import type { AsLived, Lived } from './as-the-customer-lived.ts';

type Topic = KnownAnswer['topic'];
type LivedEntry = Extract<Lived, { is: 'entry' }>;

/** What it was like, in one sentence. */
export function sayLived(
  { longest, heardFrom, cameLate, askedTwice, isMissing }: AsLived,
  t: TFunction,
): string {
  return [
    longest === null
      ? t('cases.lived.neverWaited')
      : t('cases.lived.waited', { span: saySpan(longest, t('language')) }),
    t('cases.lived.heardFrom', { count: heardFrom }),
    t('cases.lived.cameLate', { count: cameLate }),
    askedTwice > 0 && t('cases.lived.askedTwice', { count: askedTwice }),
    isMissing && t('cases.lived.missing'),
  ]
    .filter(Boolean)
    .join('; ');
}

/** An entry as its customer would tell it. */
export function sayLivedEntry({ entry, bearing }: LivedEntry, t: TFunction): string {
  const who = entry.author.name;
  if (bearing === 'end') return sayEntry(entry, t);
  if (bearing === 'receipt') return t('cases.lived.receipt');
  if (bearing === 'answer') {
    if (entry.data.setbackId) return t('cases.lived.setback', { who });
    return t(`cases.lived.${entry.kind === 'call' || entry.kind === 'done' ? entry.kind : 'answer'}`, {
      who,
    });
  }
  if (bearing === 'tried') return t(triedWords[outcomeOfCall(entry.data)], { who });
  if (bearing !== 'ask') return t(`cases.lived.${bearing}`, { who });
  if (entry.kind === 'reopened') return t('cases.lived.notSolved', { who });
  if (entry.channel !== 'phone') return t('cases.lived.writes', { who });
  return t(rangWords[outcomeOfCall(entry.data)], { who });
}

const rangWords = {
  reached: 'cases.lived.rang',
  'not reached': 'cases.lived.rangMissed',
  'voicemail left': 'cases.lived.rangVoicemail',
} as const;

const triedWords = {
  reached: 'cases.lived.call',
  'not reached': 'cases.lived.tried',
  'voicemail left': 'cases.lived.triedVoicemail',
} as const;

/** That somebody new speaks to them: null where they know them. */
export function sayNewFace({ entry, isNewFace }: LivedEntry, t: TFunction): string | null {
  if (!isNewFace) return null;
  const who = calledName(entry.author.name);
  return t(entry.kind === 'call' ? 'cases.lived.newVoice' : 'cases.lived.newFace', { who });
}

/** That it asked them for what was known already. */
export function sayAskedAgain({ askedAgain }: LivedEntry, t: TFunction): string | null {
  if (askedAgain.length === 0) return null;
  const about = askedAgain.map((topic) => t(`cases.lived.about.${topic as Topic}`)).join(', ');
  return t('cases.lived.askedAgain', { about });
}

/** That it was written and did not come to them: it can be read on their page all the same. */
export function sayNotDelivered({ entry: { delivery } }: LivedEntry, t: TFunction): string | null {
  const isNotDelivered = delivery === 'failed' || delivery === 'not sent, no mail server set';
  return isNotDelivered ? t('cases.lived.notDelivered') : null;
}
