import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../platform/http/endpoint.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { LanguagesField } from '../../../ui/languages-field.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { partsBetweenCommas } from '../../../ui/lists.ts';
import { sayMoment } from '../../../ui/moment.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { peopleApi } from '../../people/contract.ts';
import { MemberFields, useActor, useMe } from '../../people/web/index.ts';
import { type DeskView, desksApi, type ProposalView } from '../contract.ts';
import { sayLacking } from './say-asked.ts';

const NEW = 'new';
const nobody = {
  ...{ personId: '', name: '', mail: '', role: 'agent' as ProposalView['role'] },
  ...{ title: '', called: '', skills: '', words: '' },
};
type Draft = typeof nobody & { languages: string[] };

type ProposeFormProps = { desk: DeskView; waiting: readonly ProposalView[] };

/** A colleague who is to work on the desk, or somebody new whom an administrator invites for it. */
export function ProposeForm({ desk, waiting }: ProposeFormProps) {
  const { t } = useTranslation();
  const begun = { ...nobody, languages: desk.languages };
  const [draft, set] = useDraft<Draft>(`proposal ${desk.id}`, begun);
  const options = useChoices({ desk, waiting });
  const chosen = (options?.find(({ value }) => value === draft.personId) ?? options?.[0])?.value;
  const { send, sending, problem } = useProposing({ desk, draft, done: () => set(begun) });
  if (!options) return null;
  if (chosen === undefined)
    return (
      <p>
        <Quiet>{t('desks.allAreHere')}</Quiet>
      </p>
    );
  return (
    <Form aside verb={t('desks.propose')} send={() => send(chosen)} sending={sending} problem={problem}>
      <Choice
        label={t('desks.whom')}
        value={chosen}
        options={options}
        choose={(personId) => set({ personId })}
      />
      {chosen === NEW && <MemberFields member={draft} change={set} />}
      <AsWhat draft={draft} set={set} />
    </Form>
  );
}

/** Colleagues who neither work here nor wait; undefined until it is known who there is. */
function useChoices({ desk, waiting }: ProposeFormProps): { value: string; label: string }[] | undefined {
  const { t } = useTranslation();
  const me = useMe();
  const members = useAsk(peopleApi.members, {});
  if (!me.data || !members.data) return undefined;
  const here = new Set([
    ...desk.roster.filter(({ endedAt }) => endedAt === null).map(({ person }) => person.id),
    ...waiting.map(({ person }) => person.id),
  ]);
  const free = members.data.items.filter(({ id, endedAt }) => endedAt === null && !here.has(id));
  return [
    ...free.map(({ id, name }) => ({ value: id, label: name })),
    ...(me.data.organization.administrator ? [{ value: NEW, label: t('desks.somebodyNew') }] : []),
  ];
}

type Proposing = { desk: DeskView; draft: Draft; done: () => void };

/** Somebody new is added first. Where only the second half failed, the same button does only that again. */
function useProposing({ desk, draft, done }: Proposing) {
  const add = useCommand(peopleApi.addMember);
  const propose = useCommand(desksApi.propose);
  const failedToAdd = useProblem(add);
  const failedToPropose = useProblem(propose);
  const told = useTold(desk);
  const added = useRef<{ id: string; mail: string } | null>(null);
  const { name, mail, role, title, languages, words } = draft;
  const proposed = (personId: string) =>
    propose.mutate(
      {
        ...{ desk: desk.slug, personId, role, title, languages, words },
        skills: partsBetweenCommas(draft.skills),
        called: draft.called.trim() || null,
      },
      {
        onSuccess: ({ id }) => {
          done();
          say(told(id));
        },
      },
    );
  const send = (chosen: string) => {
    if (chosen !== NEW) return proposed(chosen);
    if (added.current?.mail === mail) return proposed(added.current.id);
    add.mutate(
      { name, mail },
      {
        onSuccess: ({ id }) => {
          added.current = { id, mail };
          proposed(id);
        },
      },
    );
  };
  return { send, sending: add.isPending || propose.isPending, problem: failedToAdd ?? failedToPropose };
}

/** What whoever proposed somebody hears: silence admits them where a standing rule says so. */
function useTold(desk: DeskView): (id: string) => string {
  const { t } = useTranslation();
  const organization = useOrganization();
  const me = useActor()?.id;
  const queries = useQueryClient();
  const now = useNow();
  return (id) => {
    const shown = queries.getQueryData<Output<typeof desksApi.proposals>>([
      desksApi.proposals.path,
      organization,
      { desk: desk.slug },
    ]);
    const proposal = shown?.items.find((one) => one.id === id);
    const lacking = sayLacking(proposal?.asks ?? [], { me, t });
    if (lacking) return t('desks.proposedOnce', { what: lacking });
    if (!proposal?.admitsAt) return t('desks.proposed');
    const { admitsAt } = proposal;
    const moment = sayMoment(Date.parse(admitsAt), { now, zone: desk.zone, t });
    return t('desks.proposedByRule', { moment });
  };
}

const roles = ['agent', 'lead', 'expert'] as const;

function AsWhat({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Choice
        label={t('desks.asWhat')}
        value={draft.role}
        options={roles.map((value) => ({ value, label: t(`desks.role.${value}`) }))}
        choose={(role) => set({ role })}
      />
      <TextField
        label={t('desks.title')}
        value={draft.title}
        choose={(title) => set({ title })}
        maxLength={100}
      />
      <TextField
        label={t('desks.called')}
        hint={t('desks.calledHint')}
        value={draft.called}
        choose={(called) => set({ called })}
        maxLength={100}
        optional
      />
      <TextField
        label={t('desks.skills')}
        hint={t('desks.skillsHint')}
        value={draft.skills}
        choose={(skills) => set({ skills })}
        maxLength={500}
        optional
      />
      <LanguagesField
        label={t('desks.theirLanguages')}
        value={draft.languages}
        choose={(languages) => set({ languages })}
      />
      <Textarea
        label={t('desks.whyThem')}
        description={t('desks.whyThemHint')}
        value={draft.words}
        onChange={({ currentTarget }) => set({ words: currentTarget.value })}
        maxLength={1000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
      />
    </>
  );
}
