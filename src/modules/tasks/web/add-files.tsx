import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { answerOf } from '../../../web/request.ts';

/** Files of whoever is asked; each stands on the task as soon as it is chosen. */
export function AddFiles({ taskId }: { taskId: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  const sentence = useSentence('sent');
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const add = async (files: readonly File[]) => {
    setProblem(null);
    setAdding(true);
    try {
      for (const file of files) {
        await send(file, { taskId, organization });
        say(t('tasks.fileAdded', { name: file.name }));
      }
    } catch (error) {
      setProblem(sentence(error as Error));
    } finally {
      setAdding(false);
      await queries.invalidateQueries();
    }
  };
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    void add([...(currentTarget.files ?? [])]);
    currentTarget.value = '';
  };
  return (
    <>
      <input ref={input} type="file" multiple hidden aria-label={t('tasks.addFiles')} onChange={onChange} />
      <Verb loading={adding} onPress={() => input.current?.click()}>
        {t('tasks.addFiles')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

function send(file: File, { taskId, organization }: { taskId: string; organization: string }) {
  const body = new FormData();
  body.append('file', file);
  return answerOf<{ id: string }>(() =>
    fetch(`/api/tasks/${encodeURIComponent(taskId)}/files`, {
      method: 'POST',
      headers: { 'Throughline-Organization': organization },
      body,
    }),
  );
}
