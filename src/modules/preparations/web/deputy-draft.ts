import type { Prepared } from '../contract.ts';

type Deputy = NonNullable<Prepared['deputies']>[number];

/** Somebody of the client who stands in, as they are typed; without both times, when the client says so. */
export type DeputyDraft = {
  row: string;
  name: string;
  mail: string;
  from: string | null;
  until: string | null;
};

export const aDeputy = (): DeputyDraft => ({
  ...{ row: crypto.randomUUID(), name: '', mail: '', from: null, until: null },
});

export const deputyDraftOf = ({ name, mail, away }: Deputy): DeputyDraft => ({
  ...{ ...aDeputy(), name, mail, from: away?.from ?? null, until: away?.until ?? null },
});

export const deputyOf = ({ name, mail, from, until }: DeputyDraft): Deputy => ({
  ...{ name, mail: mail.trim() },
  ...(from && until && { away: { from, until } }),
});
