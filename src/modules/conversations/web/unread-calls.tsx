import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { conversationsApi } from '../contract.ts';
import classes from './notice.module.css';

/** What came by a gateway and could not be read: nobody would hear of it otherwise. */
export function UnreadCalls({ desk }: { desk: string }) {
  const { t } = useTranslation();
  const count = useAsk(conversationsApi.gateways, { desk }).data?.unread ?? 0;
  const again = useCommand(conversationsApi.readAgain, { done: () => say(t('conversations.isReadAgain')) });
  const problem = useProblem(again);
  if (count === 0) return null;
  return (
    <div className={classes.notice}>
      <p>{t('conversations.unread', { count })}</p>
      <div className={classes.actions}>
        <Verb loading={again.isPending} onPress={() => again.mutate({ desk })}>
          {t('conversations.readAgain')}
        </Verb>
      </div>
      <Problem sentence={problem} />
    </div>
  );
}
