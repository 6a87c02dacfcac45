import { useMutation } from '@tanstack/react-query';
import { Problem } from '../../../ui/answered.tsx';
import { isolated } from '../../../ui/isolated.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useProblem } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { blobOf } from '../../../web/request.ts';
import { saveBlob } from '../../../web/save-blob.ts';

type TaskFileProps = { taskId: string; file: { id: string; name: string } };

/** A file that was sent on a task or passed on with it, to be saved. */
export function TaskFile({ taskId, file }: TaskFileProps) {
  const organization = useOrganization();
  const path = `/api/tasks/${encodeURIComponent(taskId)}/files/${encodeURIComponent(file.id)}`;
  const save = useMutation({
    mutationFn: async () => saveBlob(await blobOf(path, organization), file.name),
  });
  const problem = useProblem(save);
  return (
    <>
      <Verb plain loading={save.isPending} onPress={() => save.mutate()}>
        {isolated(file.name)}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}
