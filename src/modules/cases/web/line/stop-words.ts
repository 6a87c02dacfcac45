import type { TFunction } from 'i18next';
import { calledName } from '../../../../ui/called-name.ts';
import { CustomerAsks, type EntryView, outcomeOfCall } from '../../contract.ts';
import { bearingOf } from './bearing.ts';

type Said = { label: string | null; rank: number };
const unsaid: Said = { label: null, rank: 9 };

/** The few words beside a station; the lane says whose it is, the list and the card say the rest. */
export function sayStop(entries: readonly EntryView[], index: number, t: TFunction): Said {
  const entry = entries[index];
  if (!entry) return unsaid;
  const who = calledName(entry.author.name);
  const bearing = bearingOf(entry);
  if (bearing === 'ask') return sayAsk(entries, index, t);
  // What became of a call by itself is told by the call.
  if (entry.taskId !== null && entry.author.kind === 'desk-system' && !isOfDesk(entry.kind)) return unsaid;
  if (entry.kind === 'call') {
    return bearing === 'tried'
      ? { label: t('cases.stop.tries', { who }), rank: 4 }
      : { label: t(entry.data.call === 'in' ? 'cases.stop.speaks' : 'cases.stop.rings', { who }), rank: 3 };
  }
  if (entry.kind === 'task asked') {
    const label =
      entry.askedOf === null
        ? t('cases.stop.asks', { who })
        : t('cases.stop.asksOf', { whom: entry.askedOf });
    return { label, rank: 2 };
  }
  if (entry.kind === 'task withdrawn' && entry.author.kind === 'person') {
    return { label: t('cases.stop.takenBack'), rank: 2 };
  }
  if (entry.kind === 'danger' && entry.data.unheardId) return { label: t('cases.stop.unheard'), rank: 0 };
  if (entry.kind === 'stop asked' && entry.data.unheard) {
    return { label: t('cases.stop.stopUnheard'), rank: 2 };
  }
  if (entry.kind === 'message' && entry.data.setbackId)
    return { label: t('cases.stop.told', { who }), rank: 1 };
  if (!isSaid(entry.kind)) return unsaid;
  return { label: t(`cases.stop.${entry.kind}`, { who }), rank: ranks[entry.kind] };
}

/** What the desk itself says on a task. */
const isOfDesk = (kind: EntryView['kind']) => kind === 'task lapsed' || kind === 'stop asked';

const isSaid = (kind: EntryView['kind']): kind is keyof typeof ranks => kind in ranks;

const ranks = {
  danger: 0,
  setback: 0,
  ended: 0,
  joined: 0,
  'hand-off accepted': 1,
  'owner left': 1,
  'hand-off lapsed': 3,
  'hand-off answered': 1,
  'next word missed': 1,
  done: 1,
  reopened: 1,
  'stepped in': 1,
  'handed back': 1,
  'task done': 2,
  'task moved': 2,
  'task declined': 2,
  'task returned': 2,
  'task asked again': 2,
  'task withdrawn': 2,
  'stop asked': 2,
  'task lapsed': 2,
  'act done': 2,
  'act lapsed': 2,
  'extra step': 2,
  return: 1,
  'return inspected': 2,
  'return called off': 2,
  way: 1,
  message: 3,
  'task written': 4,
  'task accepted': 5,
} satisfies Partial<Record<EntryView['kind'], number>>;

function sayAsk(entries: readonly EntryView[], index: number, t: TFunction): Said {
  const entry = entries[index];
  const before = entries.slice(0, index).findLast((one) => ['ask', 'answer'].includes(bearingOf(one)));
  const again = before !== undefined && bearingOf(before) === 'ask';
  if (entry?.kind === 'reopened') return { label: t('cases.stop.notSolved'), rank: 1 };
  if (entry?.taskId) return { label: t('cases.stop.asksForCall'), rank: 2 };
  const wish = CustomerAsks.safeParse(entry?.data);
  if (wish.success) return { label: t(asksWords[wish.data.asks]), rank: 1 };
  if (entry?.channel === 'phone') {
    return { label: t(rangWords[outcomeOfCall(entry.data)]), rank: before ? 4 : 0 };
  }
  return { label: t(again ? 'cases.stop.writesAgain' : 'cases.stop.writes'), rank: before ? 4 : 0 };
}

const asksWords = {
  stop: 'cases.stop.asksForStop',
  date: 'cases.stop.asksForDate',
  person: 'cases.stop.asksForPerson',
} as const;

const rangWords = {
  reached: 'cases.stop.rang',
  'not reached': 'cases.stop.rangMissed',
  'voicemail left': 'cases.stop.rangVoicemail',
} as const;
