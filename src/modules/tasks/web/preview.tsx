import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { Endpoint } from '../../../platform/http/endpoint.ts';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { tasksApi } from '../contract.ts';
import classes from './ask-dialog.module.css';

type PreviewProps<I extends z.ZodObject> = {
  /** What draws it: a task that is asked, or what is told of one. */
  of: Endpoint<I, typeof tasksApi.preview.output>;
  input: z.input<I>;
  /** Whether there is nothing to be read yet. */
  isEmpty: boolean;
  whom: string;
};

/** Exactly what whoever is asked will read, in a frame that runs, loads and sends nothing. */
export function Preview<I extends z.ZodObject>({ of, input, isEmpty, whom }: PreviewProps<I>) {
  const { t } = useTranslation();
  const preview = useCommand(of);
  const problem = useProblem(preview);
  const isOfThis = JSON.stringify(preview.variables) === JSON.stringify(input);
  return (
    <>
      <div>
        <Verb loading={preview.isPending} disabled={isEmpty} onPress={() => preview.mutate(input)}>
          {t('tasks.seeAsThey')}
        </Verb>
      </div>
      <Problem sentence={problem} />
      {preview.data && isOfThis && (
        <iframe
          className={classes.preview}
          title={t('tasks.asTheySee', { whom })}
          sandbox=""
          referrerPolicy="no-referrer"
          srcDoc={preview.data.html}
        />
      )}
    </>
  );
}
