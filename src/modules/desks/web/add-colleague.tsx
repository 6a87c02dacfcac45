import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { peopleApi } from '../../people/contract.ts';
import { MemberFields } from '../../people/web/index.ts';
import { type DeskView, desksApi } from '../contract.ts';

/** Somebody new of the client, who answers customers on the desk from now on. */
export function AddColleague({ desk }: { desk: DeskView }) {
  const { t } = useTranslation();
  const [colleague, set, forget] = useDraft(`colleague ${desk.id}`, { name: '', mail: '' });
  const add = useCommand(peopleApi.addMember);
  const admit = useCommand(desksApi.admit);
  const failedToAdd = useProblem(add);
  const failedToAdmit = useProblem(admit);
  // Where only the second half failed, the same button does only that again.
  const added = useRef<{ id: string; mail: string } | null>(null);
  const client = desk.engagements.find(({ role, endsAt }) => role === 'client' && endsAt === null);
  if (!client) return null;

  const admitted = (personId: string) =>
    admit.mutate(
      { desk: desk.slug, personId, engagementId: client.id, role: 'agent' },
      {
        onSuccess: () => {
          forget();
          say(t('desks.colleagueAdded', { name: colleague.name }));
        },
      },
    );
  const send = () => {
    if (added.current?.mail === colleague.mail) return admitted(added.current.id);
    add.mutate(colleague, {
      onSuccess: ({ id }) => {
        added.current = { id, mail: colleague.mail };
        admitted(id);
      },
    });
  };
  return (
    <Form
      verb={t('desks.addColleague')}
      send={send}
      sending={add.isPending || admit.isPending}
      problem={failedToAdd ?? failedToAdmit}
    >
      <MemberFields member={colleague} change={set} />
    </Form>
  );
}
