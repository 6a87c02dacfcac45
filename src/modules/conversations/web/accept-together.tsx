import { Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from '../../../ui/form.tsx';
import { useKept } from '../../../ui/kept.ts';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { conversationsApi } from '../contract.ts';
import classes from './notice.module.css';

type AcceptTogetherProps = { of: string; from: string; handOffs: string[]; needsReadBack: boolean };

/** Cases that were offered with one briefing are accepted all at once, with one read-back where any of them asks for it. */
export function AcceptTogether({ of, from, handOffs, needsReadBack }: AcceptTogetherProps) {
  const { t } = useTranslation();
  const [readBack, set, forget] = useKept(`accept ${of}`, '');
  const count = handOffs.length;
  const accept = useCommand(conversationsApi.acceptSeveral, {
    done: () => {
      forget();
      say(t('conversations.acceptedAll', { count }));
    },
  });
  const problem = useProblem(accept);
  return (
    <section className={classes.notice}>
      <h2>{t('conversations.offeredTogether', { count, from })}</h2>
      <Form
        verb={t('conversations.acceptAll', { count })}
        send={() => accept.mutate({ handOffs, ...(readBack && { readBack }) })}
        sending={accept.isPending}
        problem={problem}
      >
        {needsReadBack && (
          <Textarea
            label={t('conversations.readBack')}
            value={readBack}
            onChange={({ currentTarget: { value } }) => set(() => value)}
            required
            withAsterisk={false}
            autosize
            minRows={2}
            maxLength={5000}
          />
        )}
      </Form>
    </section>
  );
}
