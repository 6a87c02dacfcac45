import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { peopleApi } from '../contract.ts';
import { MemberFields } from './member-fields.tsx';

const nobody = { name: '', mail: '', administrator: false };

/** Somebody new in the organization; they are let in by a link to their mail address. */
export function AddMember() {
  const { t } = useTranslation();
  const [member, set] = useDraft('new member', nobody);
  const add = useCommand(peopleApi.addMember);
  const problem = useProblem(add);
  const send = () =>
    add.mutate(member, {
      onSuccess: () => {
        set(nobody);
        say(t('people.memberAdded'));
      },
    });
  return (
    <Form verb={t('people.addMember')} send={send} sending={add.isPending} problem={problem}>
      <MemberFields member={member} change={set} />
      <Checkbox
        label={t('people.letAdminister')}
        checked={member.administrator}
        onChange={({ currentTarget }) => set({ administrator: currentTarget.checked })}
      />
    </Form>
  );
}
