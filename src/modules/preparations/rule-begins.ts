import type { Prepared } from './contract.ts';

type Rule = NonNullable<Prepared['rule']>;

/** A rule names nobody who is not admitted: where the client does not want them, it is asked about each instead. */
export const ruleBegins = ({ trainedBy, vouchedBy }: Rule, admitted: readonly string[]): boolean =>
  [trainedBy, vouchedBy].every((named) => !named || named === 'client' || admitted.includes(named));
