import { isolated } from '../../../ui/isolated.ts';
import { clockOf, sayDay, sayMoment, type Told } from '../../../ui/moment.ts';
import { type CaseView, type EntryView, isBetweenThem } from '../../cases/contract.ts';
import { liesAfter } from './lies-after.ts';
import { stillToDo, type ToDo } from './still-to-do.ts';

type Reader = { id: string; organizationId: string };

/** What whoever reads must do next, or who else does what, in one sentence. */
export function whatIsNext(theCase: CaseView, reader: Reader, told: Told): string {
  const { t } = told;
  const { state, handOff, owner, standIn, due } = theCase;
  if (state === 'joined') return t('tasks.glance.joined');
  if (state === 'ended') return t('tasks.glance.over');
  const work = stillToDo(theCase);
  if (handOff?.to.id === reader.id) return t('tasks.glance.take', { who: handOff.from.name });
  const mine = work.find((one) => isAskedOf(one, reader));
  if (mine)
    return by(t('tasks.glance.answer', { who: mine.askedBy, asks: isolated(mine.asks) }), mine.due, told);
  const customer = isolated(theCase.customer.name);
  const speaks = reader.id === owner.id || reader.id === standIn?.id;
  const call = work.find((one) => one.call !== null)?.call;
  if (speaks && call) return t('tasks.glance.ring', { customer, when: windowOf(call, told) });
  if (state === 'done') return by(t('tasks.glance.theirWord', { customer }), due, told);
  if (!speaks && due && Date.parse(due) <= told.now)
    return t('tasks.glance.nothingLate', { who: theCase.owner.name, customer, moment: at(due, told) });
  if (!speaks) return by(t('tasks.glance.nothing', { who: theCase.owner.name, customer }), due, told);
  if (due && Date.parse(due) <= told.now)
    return t('tasks.glance.tellLate', { customer, moment: at(due, told) });
  return by(
    t(isAnswered(theCase.entries) ? 'tasks.glance.tell' : 'tasks.glance.reply', { customer }),
    due,
    told,
  );
}

/** What the customer was promised, as they were told it; null where nothing is open any more. */
export function whatWasPromised({ customer, stands, due }: CaseView, told: Told): string | null {
  if (due === null) return null;
  const { t } = told;
  const is = Date.parse(due) <= told.now ? 'promisedLate' : 'promised';
  const words = t(`tasks.glance.${is}`, { customer: isolated(customer.name), moment: at(due, told) });
  return stands ? `${words} ${t('tasks.glance.told', { stands: isolated(stands) })}` : words;
}

const mostDoing = 6;
const whenOf = ({ due }: ToDo) => (due ? Date.parse(due) : Number.POSITIVE_INFINITY);

/** Which company does what by when, each in one sentence; of many those that are due first, and how many more. */
export function whoDoesWhat(theCase: CaseView, told: Told): { id: string; words: string }[] {
  const { t } = told;
  const doing = stillToDo(theCase).sort((a, b) => whenOf(a) - whenOf(b));
  const first = doing.length > mostDoing + 1 ? doing.slice(0, mostDoing) : doing;
  const more = doing.length - first.length;
  const sentences = first.map((one) => {
    if (one.call) {
      const values = { who: one.organization, customer: isolated(theCase.customer.name) };
      return {
        id: one.taskId,
        words: t('tasks.glance.rings', { ...values, when: windowOf(one.call, told) }),
      };
    }
    const words = t('tasks.glance.does', { who: one.organization, asks: isolated(one.asks) });
    return { id: one.taskId, words: `${words}${byWhen(one, told, theCase.due)}` };
  });
  return more === 0
    ? sentences
    : [...sentences, { id: 'more', words: t('tasks.glance.more', { count: more }) }];
}

function byWhen(one: ToDo, told: Told, nextWord: string | null): string {
  const { due, expectedOn } = one;
  const { t, now } = told;
  if (due && Date.parse(due) <= now) return t('tasks.glance.lateSince', { moment: at(due, told) });
  if (expectedOn) {
    const day = sayDay(Date.parse(expectedOn), { ...told, zone: 'UTC' });
    const [after] = liesAfter(one, { nextWord, zone: told.zone }).toReversed();
    return t(after ? `tasks.glance.expectsAfter.${after.what}` : 'tasks.glance.expects', { day });
  }
  return due ? t('tasks.glance.by', { moment: at(due, told) }) : t('tasks.glance.noTime');
}

/** Of whoever is asked by name it is theirs alone, else anybody's of the company but of whoever asks. */
const isAskedOf = ({ call, personId, organizationId, askedById }: ToDo, reader: Reader) =>
  call === null &&
  (personId === null
    ? organizationId === reader.organizationId && askedById !== reader.id
    : personId === reader.id);

/** Whether the last word between the customer and the desk is the desk's. */
const isAnswered = (entries: readonly EntryView[]) =>
  entries.findLast((entry) => entry.kind !== 'receipt' && isBetweenThem(entry))?.author.kind === 'person';

const by = (words: string, due: string | null, told: Told) =>
  `${words}${due ? told.t('tasks.glance.by', { moment: at(due, told) }) : '.'}`;

const at = (moment: string, told: Told) => sayMoment(Date.parse(moment), told);

const windowOf = ({ begins, ends }: { begins: string; ends: string }, told: Told) =>
  `${at(begins, told)} – ${clockOf(Date.parse(ends), told.zone)}`;
