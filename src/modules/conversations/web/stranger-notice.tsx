import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { EntryView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';
import classes from './stranger-notice.module.css';

type StrangerNoticeProps = {
  entryId: string;
  stranger: NonNullable<EntryView['stranger']>;
  /** Whose case it is. */
  customer: string;
  /** Written on the help pages, with an address that is known. */
  isFromHelp: boolean;
};

/** An address the case does not know: somebody says whether it belongs to the customer. */
export function StrangerNotice({
  entryId,
  stranger: { address, state },
  customer,
  isFromHelp,
}: StrangerNoticeProps) {
  const { t } = useTranslation();
  const decide = useCommand(conversationsApi.decideStranger, {
    done: ({ admit }) => say(t(admit ? 'conversations.admitted' : 'conversations.keptOut')),
  });
  const problem = useProblem(decide);
  if (state === 'admitted')
    return <p className={classes.decided}>{t('conversations.strangerAdmitted', { address })}</p>;
  if (state === 'refused')
    return <p className={classes.decided}>{t('conversations.strangerRefused', { address })}</p>;

  const told = { address, name: customer };
  const answer = (admit: boolean) => decide.mutate({ entry: entryId, admit });
  return (
    <div className={classes.held}>
      <p>{t(isFromHelp ? 'conversations.helpHeld' : 'conversations.strangerHeld', told)}</p>
      <p>{t(isFromHelp ? 'conversations.helpLetsIn' : 'conversations.strangerLetsIn', told)}</p>
      <div className={classes.actions}>
        <Verb size="compact-sm" onPress={() => answer(true)} disabled={decide.isPending}>
          {t('conversations.admit')}
        </Verb>
        <Verb size="compact-sm" onPress={() => answer(false)} disabled={decide.isPending}>
          {t('conversations.refuse')}
        </Verb>
      </div>
      <Problem sentence={problem} />
    </div>
  );
}
