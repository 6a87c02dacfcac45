import { sayMoment, type Told } from '../../../ui/moment.ts';
import type { OfferedTo } from '../contract.ts';

/** What is on with a case that was offered: to whom, or when it goes to them; nothing of what whoever looks is to answer. */
export function sayOffer(
  { id, name, isAccepted, changesAt }: OfferedTo,
  { me, now, zone, t }: Told & { me: string | undefined },
): string | null {
  const mine = id === me;
  if (!isAccepted) return mine ? null : t('cases.offeredTo', { name });
  if (changesAt === null)
    return t(mine ? 'cases.goesToYouOnceAnswered' : 'cases.goesToOnceAnswered', { name });
  const when = sayMoment(Date.parse(changesAt), { now, zone, t });
  return t(mine ? 'cases.goesToYou' : 'cases.goesTo', { name, when });
}
