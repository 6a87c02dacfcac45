import type { CaseView, EntryView } from '../../cases/contract.ts';
import {
  type CustomerView,
  isSensitive,
  type Thing,
  type ToldFact,
  whatIsTold,
} from '../../customers/contract.ts';

/** What they said and nobody has answered yet, while it is read; what is older is kept by whoever looks for it. */
export function isToKeep({ entries }: Pick<CaseView, 'entries'>, entry: EntryView): boolean {
  if (!isTheirs(entry)) return false;
  const answered = entries.findLastIndex(
    ({ audience, author }) => audience === 'customer' && author.kind === 'person',
  );
  return entries.indexOf(entry) > answered || entries.findLast(isTheirs) === entry;
}

const isTheirs = ({ audience, author, stranger }: EntryView) =>
  audience === 'customer' &&
  author.kind === 'customer' &&
  (stranger === null || stranger.state === 'admitted');

/** What of it is not kept yet. */
export function offeredIn(
  { id, text }: EntryView,
  { facts, things, postalAddress }: CustomerView,
): ToldFact[] {
  const isKept = (told: ToldFact) =>
    things.some(({ serial }) => serial === told.value) ||
    postalAddress?.includes(told.value) ||
    facts.some(({ text: known, learntFrom }) =>
      known === null ? isSensitive(told) && learntFrom?.entryId === id : known.includes(told.value),
    );
  return whatIsTold(text ?? '').filter((told) => !isKept(told));
}

type Kept =
  | { fact: { text: string; sensitive: boolean } }
  | { thing: Omit<Thing, 'id' | 'entryId'> & { replacesId?: string } };

/** A serial number is that of the one thing they have, where it has none yet; anything else is kept in their words. */
export function keptAs(told: ToldFact, { things }: CustomerView): Kept {
  if (told.kind !== 'serial') return { fact: { text: told.words, sensitive: isSensitive(told) } };
  const [only, ...others] = things;
  if (only && others.length === 0 && only.serial === null) {
    const { id, entryId, noted, ...thing } = only;
    return { thing: { ...thing, serial: told.value, replacesId: id } };
  }
  const nothing = { make: null, model: null, boughtFrom: null, boughtOn: null };
  const further = { warrantyBy: null, warrantyUntil: null, instructions: null };
  return { thing: { ...nothing, ...further, serial: told.value } };
}
