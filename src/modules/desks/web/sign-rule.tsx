import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi, type ProposalView, type RosterRuleView } from '../contract.ts';
import { runsNow } from '../policy.ts';

type Role = ProposalView['role'];
const roles: readonly Role[] = ['agent', 'lead', 'expert'];

const nothing = { words: '', trainedBy: '', vouchedBy: '' };
type Draft = typeof nothing & { company: string; roles: Role[]; hours: string };
const begun: Draft = { ...nothing, company: '', roles: ['agent'], hours: '48' };

type SignRuleProps = { desk: DeskView; running: readonly RosterRuleView[] };

/** One rule a company: another one is signed once the first has ended, or names somebody who left. */
export function SignRule({ desk, running }: SignRuleProps) {
  const { t } = useTranslation();
  const [draft, set] = useDraft<Draft>(`rule ${desk.id}`, begun);
  const now = useNow();
  const sign = useCommand(desksApi.signRosterRule);
  const problem = useProblem(sign);
  const companies = desk.engagements.filter(
    (engaged) =>
      engaged.role === 'provider' &&
      runsNow(engaged, now) &&
      !running.some(({ engagementId }) => engagementId === engaged.id),
  );
  const chosen = companies.find(({ id }) => id === draft.company) ?? companies[0];
  if (!chosen) return null;
  const people = whoCanBeNamed(desk, chosen.organization.id);
  const named = (id: string) => people.find(({ value }) => value === id)?.value ?? null;
  const send = () =>
    sign.mutate(
      {
        ...{ desk: desk.slug, engagementId: chosen.id, roles: draft.roles },
        ...{ words: draft.words, vetoHours: Number(draft.hours) },
        ...{ trainedById: named(draft.trainedBy), vouchedById: named(draft.vouchedBy) },
      },
      {
        onSuccess: () => {
          set(begun);
          say(t('desks.ruleIsSigned'));
        },
      },
    );
  return (
    <Form aside verb={t('desks.signRule')} send={send} sending={sign.isPending} problem={problem}>
      <Choice
        label={t('desks.ruleCompany')}
        value={chosen.id}
        options={companies.map(({ id, organization }) => ({ value: id, label: organization.name }))}
        choose={(company) => set({ company })}
      />
      <WhatItTakes draft={draft} set={set} people={people} />
      <TextField
        type="number"
        label={t('desks.ruleHours')}
        value={draft.hours}
        choose={(hours) => set({ hours })}
        min={1}
        max={336}
      />
    </Form>
  );
}

type Named = { value: string; label: string };

/** Who works here for the client or for that company. */
function whoCanBeNamed(desk: DeskView, company: string): Named[] {
  const client = desk.engagements.find(({ role }) => role === 'client')?.organization.id;
  return desk.roster
    .filter(({ endedAt, organizationId }) => endedAt === null && [client, company].includes(organizationId))
    .map(({ person }) => ({
      value: person.id,
      label: [person.name, person.organization].filter(Boolean).join(', '),
    }));
}

type WhatItTakesProps = { draft: Draft; set: (part: Partial<Draft>) => void; people: readonly Named[] };

function WhatItTakes({ draft, set, people }: WhatItTakesProps) {
  const { t } = useTranslation();
  const options = [{ value: '', label: t('desks.ruleNobody') }, ...people];
  const shown = (id: string) => (people.some(({ value }) => value === id) ? id : '');
  return (
    <>
      <Checkbox.Group
        label={t('desks.ruleRoles')}
        value={draft.roles}
        onChange={(values) => set({ roles: roles.filter((role) => values.includes(role)) })}
      >
        {roles.map((role) => (
          <Checkbox key={role} mt={4} value={role} label={t(`desks.role.${role}`)} />
        ))}
      </Checkbox.Group>
      <Textarea
        label={t('desks.ruleWords')}
        description={t('desks.ruleWordsHint')}
        value={draft.words}
        onChange={({ currentTarget }) => set({ words: currentTarget.value })}
        maxLength={1000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
      />
      <Choice
        label={t('desks.ruleTrainedBy')}
        value={shown(draft.trainedBy)}
        options={options}
        choose={(trainedBy) => set({ trainedBy })}
      />
      <Choice
        label={t('desks.ruleVouchedBy')}
        value={shown(draft.vouchedBy)}
        options={options}
        choose={(vouchedBy) => set({ vouchedBy })}
      />
    </>
  );
}
