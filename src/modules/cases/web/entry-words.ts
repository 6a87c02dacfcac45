import type { TFunction } from 'i18next';
import { z } from 'zod';
import { sayDate } from '../../../ui/moment.ts';
import { CustomerView, Quiet, WishedChannel } from '../../customers/contract.ts';
import { CustomerAsks, type EntryView, Outcome } from '../contract.ts';

const ReturnFor = z.enum(['refund', 'exchange', 'return only']);
const Found = z.enum(['faulty', 'no fault found', 'unknown']);
const DangerData = z.object({ danger: z.enum(['gas', 'fire', 'shock']), number: z.string() });

/** What happened, in a few words: "Dana Okafor answered". */
export function sayEntry(entry: EntryView, t: TFunction): string {
  const outcome = Outcome.safeParse(entry.data.outcome);
  if (entry.kind === 'ended' && outcome.success) {
    return t('cases.endedAs', { outcome: t(`cases.endedBy.${outcome.data}`) });
  }
  if (entry.kind === 'split' && entry.data.fromId) {
    return t('cases.splitFrom', { who: entry.author.name });
  }
  if (entry.kind === 'sender admitted' && entry.data.admitted === false) {
    return t('cases.senderRefused', { who: entry.author.name });
  }
  const rhythm = CustomerView.shape.rhythm.safeParse(entry.data.rhythm);
  if (entry.kind === 'rhythm chosen' && rhythm.data) {
    return t('cases.rhythmChosen', { who: entry.author.name, rhythm: t(`customers.rhythm.${rhythm.data}`) });
  }
  const danger = DangerData.safeParse(entry.data);
  if (entry.kind === 'danger' && danger.success) {
    const { danger: kind, number } = danger.data;
    if (entry.data.unheardId) return t('cases.dangerUnheard', { kind: t(`cases.danger.${kind}`) });
    return t('cases.dangerOf', { who: entry.author.name, kind: t(`cases.danger.${kind}`), number });
  }
  if (entry.kind === 'hand-off answered' && entry.data.says === 'wait')
    return t('cases.wouldWait', { who: entry.author.name });
  if (entry.kind === 'stop asked' && entry.data.unheard) return t('cases.stopUnheard');
  const asks = CustomerAsks.safeParse(entry.data);
  if (entry.kind === 'contact' && asks.success) return sayAsks(asks.data, entry.author.name, t);
  if (entry.kind === 'wishes chosen') return sayWishes(entry, t);
  return (
    sayTask(entry, t) ??
    sayCall(entry, t) ??
    sayReturn(entry, t) ??
    t(`cases.kind.${entry.kind}`, { who: entry.author.name })
  );
}

function sayAsks(wish: CustomerAsks, who: string, t: TFunction): string {
  if (wish.asks !== 'date') return t(`cases.asks.${wish.asks}`, { who });
  return t('cases.asks.date', { who, day: sayDate(wish.on, t('language')) });
}

/** How and when a customer wants to hear, as they chose it on their page. */
function sayWishes({ author, data }: EntryView, t: TFunction): string {
  const channel = WishedChannel.nullable().safeParse(data.wishedChannel);
  const quiet = Quiet.nullable().safeParse(data.quiet);
  if (!channel.success || !quiet.success) return t('cases.kind.wishes chosen', { who: author.name });
  const hours = quiet.data ? t('cases.butQuiet', quiet.data) : t('cases.atAnyHour');
  const by = t(`cases.heardBy.${channel.data ?? 'wherever'}`);
  return t('cases.wishesChosen', { who: author.name, by, hours });
}

/** Of a piece of work, whom it was asked of and that whoever asked it took it back. */
function sayTask({ kind, askedOf, author, data, delivery, text }: EntryView, t: TFunction): string | null {
  const day = z.iso.date().safeParse(data.expectedOn);
  if (kind === 'task accepted' && day.success) {
    const said = data.isAsAsked ? 'cases.acceptedAsAsked' : 'cases.acceptedBy';
    return t(said, { who: author.name, day: sayDate(day.data, t('language')) });
  }
  const from = z.iso.date().safeParse(data.movedFrom);
  if (kind === 'task moved' && day.success && from.success) {
    const [before, now] = [from.data, day.data].map((one) => sayDate(one, t('language')));
    return t(data.stop ? 'cases.movedBoth' : 'cases.movedTo', { who: author.name, from: before, day: now });
  }
  if (kind === 'task lapsed' && text === null) return t('cases.nobodyAnswered');
  if (kind === 'task withdrawn' && data.engagementEnded) return t('cases.taskEnded');
  if (kind === 'task reminded' && delivery === 'not sent, not needed any more') return t('cases.notReminded');
  if (kind === 'task done' && data.chosen) return t('cases.choseAnswer', { who: author.name });
  if (author.kind !== 'person') return null;
  if (kind === 'task withdrawn') return t('cases.taskTakenBack', { who: author.name });
  if (kind !== 'task asked' || askedOf === null) return null;
  return t('cases.askedWhom', { who: author.name, whom: askedOf });
}

/** A customer asks to be called with a contact; what becomes of a call by itself is written by the desk. */
function sayCall({ kind, taskId, author }: EntryView, t: TFunction): string | null {
  if (taskId === null) return null;
  if (kind === 'contact') return t('cases.callAsked', { who: author.name });
  if (author.kind !== 'desk-system') return null;
  if (kind === 'task done') return t('cases.callMade');
  if (kind === 'task withdrawn') return t('cases.callOver');
  return kind === 'task asked' ? t('cases.callGoesOn') : null;
}

/** For what something comes back, and what whoever got it found. */
function sayReturn({ kind, author, data }: EntryView, t: TFunction): string | null {
  const [forWhat, found] = [ReturnFor.safeParse(data.for), Found.safeParse(data.found)];
  const who = author.name;
  if (kind === 'return' && forWhat.success) return t(`cases.comesBack.${forWhat.data}`, { who });
  if ((kind === 'return inspected' || kind === 'task done') && found.success)
    return t(`cases.foundOf.${found.data}`, { who });
  return null;
}
