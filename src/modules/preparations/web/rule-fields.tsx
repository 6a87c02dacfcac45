import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useAsk } from '../../../web/api.ts';
import { peopleApi } from '../../people/contract.ts';
import type { Named } from '../contract.ts';
import type { Draft } from './draft.ts';
import { type RestDraft, ruleRoles } from './rest-draft.ts';

type RuleFieldsProps = { draft: Draft; change: (part: Partial<RestDraft>) => void };

/** For whom the rule is, whom it names, and how long the client may refuse. */
export function RuleFields({ draft, change }: RuleFieldsProps) {
  const { t } = useTranslation();
  const { rest } = draft;
  const people = useWhoCanBeNamed(draft);
  const shown = (named: Named | '') => (people.some(({ value }) => value === named) ? named : '');
  return (
    <>
      <Checkbox.Group
        label={t('desks.ruleRoles')}
        value={rest.ruleRoles}
        onChange={(values) => change({ ruleRoles: ruleRoles.filter((role) => values.includes(role)) })}
      >
        {ruleRoles.map((role) => (
          <Checkbox key={role} mt={4} value={role} label={t(`desks.role.${role}`)} />
        ))}
      </Checkbox.Group>
      <Choice
        label={t('desks.ruleTrainedBy')}
        value={shown(rest.trainedBy)}
        options={people}
        choose={(trainedBy) => change({ trainedBy })}
      />
      <Choice
        label={t('desks.ruleVouchedBy')}
        value={shown(rest.vouchedBy)}
        options={people}
        choose={(vouchedBy) => change({ vouchedBy })}
      />
      <TextField
        optional
        type="number"
        label={t('preparations.ruleHours')}
        hint={t('preparations.ruleHoursHint')}
        value={rest.vetoHours}
        choose={(vetoHours) => change({ vetoHours })}
        min={1}
        max={336}
      />
    </>
  );
}

/** Whoever answers for the client, and those of us who are to work there. */
function useWhoCanBeNamed({ name, client, people }: Draft): { value: Named | ''; label: string }[] {
  const { t } = useTranslation();
  const members = useAsk(peopleApi.members, {});
  const ours = members.data?.items.filter(({ id }) => Object.hasOwn(people, id)) ?? [];
  return [
    { value: '', label: t('desks.ruleNobody') },
    { value: 'client', label: [name, client].filter(Boolean).join(', ') || t('preparations.answers') },
    ...ours.map(({ id, name: label }) => ({ value: id, label })),
  ];
}
