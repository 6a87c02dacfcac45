import type { TFunction } from 'i18next';
import type { ProposalView, RosterRuleView } from '../contract.ts';

/** Whose word a rule asks for; undefined where it names nobody. */
export function sayNamed({ trainedBy, vouchedBy }: RosterRuleView, t: TFunction): string | undefined {
  if (trainedBy && vouchedBy)
    return t('desks.ruleAsks.both', { trainer: trainedBy.name, voucher: vouchedBy.name });
  if (trainedBy) return t('desks.ruleAsks.trained', { name: trainedBy.name });
  return vouchedBy ? t('desks.ruleAsks.vouched', { name: vouchedBy.name }) : undefined;
}

/** What has to be said before the rule admits somebody, as whoever is asked themselves reads it; undefined where nothing has. */
export function sayLacking(
  asks: ProposalView['asks'],
  { me, t }: { me: string | undefined; t: TFunction },
): string | undefined {
  const lacking = asks
    .filter(({ said }) => !said)
    .map(({ kind, person }) =>
      person.id === me ? t(`desks.lacksYou.${kind}`) : t(`desks.lacks.${kind}`, { name: person.name }),
    );
  return lacking.length > 0 ? new Intl.ListFormat(t('language')).format(lacking) : undefined;
}
