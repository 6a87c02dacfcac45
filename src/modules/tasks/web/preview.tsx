import { useTranslation } from 'react-i18next';
import type { Input } from '../../../platform/http/endpoint.ts';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { tasksApi } from '../contract.ts';
import classes from './ask-dialog.module.css';

type PreviewProps = { asking: Input<typeof tasksApi.preview>; whom: string };

/** Exactly what whoever is asked will read, in a frame that runs, loads and sends nothing. */
export function Preview({ asking, whom }: PreviewProps) {
  const { t } = useTranslation();
  const preview = useCommand(tasksApi.preview);
  const problem = useProblem(preview);
  const isOfThis = JSON.stringify(preview.variables) === JSON.stringify(asking);
  return (
    <>
      <div>
        <Verb
          loading={preview.isPending}
          disabled={asking.request.trim() === ''}
          onPress={() => preview.mutate(asking)}
        >
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
