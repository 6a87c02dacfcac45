import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { sendFile } from '../../../web/request.ts';

/** Files of whoever is asked; each stands on the task as soon as it is chosen. */
export function AddFiles({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const add = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        await sendFile(`/api/tasks/${encodeURIComponent(taskId)}/files`, file, organization);
        say(t('tasks.fileAdded', { name: file.name }));
      }
    },
    // Of several, some may stand there although a later one does not.
    onSettled: () => queries.invalidateQueries(),
  });
  const problem = useProblem(add);
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    add.mutate([...(currentTarget.files ?? [])]);
    currentTarget.value = '';
  };
  return (
    <>
      <input ref={input} type="file" multiple hidden aria-label={t('tasks.addFiles')} onChange={onChange} />
      <Verb loading={add.isPending} onPress={() => input.current?.click()}>
        {t('tasks.addFiles')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
