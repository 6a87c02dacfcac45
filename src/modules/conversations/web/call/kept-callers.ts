import { keptUnder, type Question } from '../../../../web/offline/kept-answers.ts';
import { isAway } from '../../../../web/request.ts';
import { fitting } from '../../../../web/shell/fitting.ts';
import { type CaseView, casesApi } from '../../../cases/contract.ts';
import type { Caller } from '../../contract.ts';

type Asked = { q?: string; customer?: string };
type Callers = { items: Caller[] };

/** Where there is no connection, whoever is known from the cases that this device keeps. */
export const askOrLookHere =
  ({ q, customer }: Asked) =>
  async ({ ask, signal }: Question<Callers>): Promise<Callers> => {
    try {
      return await ask(signal);
    } catch (error) {
      if (!isAway(error)) throw error;
      const known = callersIn(await keptUnder<CaseView>(casesApi.theCase.path));
      if (known.length === 0) throw error;
      return { items: known.filter((one) => (customer ? one.id === customer : isMeant(one, q ?? ''))) };
    }
  };

export function callersIn(cases: readonly CaseView[]): Caller[] {
  const callers = new Map<string, Caller>();
  for (const { id, deskId, desk, reference, subject, state, owner, due, customer } of cases) {
    const caller = callers.get(customer.id) ?? { ...customer, deskId, desk, cases: [] };
    caller.cases.push({ id, reference, subject, state, owner: owner.name, due });
    callers.set(customer.id, caller);
  }
  return [...callers.values()];
}

const leastDigits = 4;

/** By the beginnings of words, or by the digits of a number, however they are written. */
export function isMeant({ name, postalAddress, contactPoints, things }: Caller, typed: string): boolean {
  const digits = typed.replace(/\D/g, '');
  const numbers = contactPoints.map(({ address }) => address);
  if (digits.length >= leastDigits && numbers.some((number) => number.includes(digits.replace(/^0+/, ''))))
    return true;
  const has = things.flatMap(({ make, model, serial }) => [make, model, serial]);
  return (
    fitting([{ says: [name, postalAddress, ...numbers, ...has].filter(Boolean).join(' ') }], typed).length > 0
  );
}
