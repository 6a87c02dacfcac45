import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { conversationsApi } from '../contract.ts';
import classes from './own-text-dialog.module.css';
import type { Writing } from './use-writing.ts';

type OwnTextDialogProps = { theCase: CaseView; writing: Writing; close: () => void };

/** Where no gateway takes texts, people send them from their own telephone: we give it number and words, and believe them. */
export function OwnTextDialog({ theCase, writing, close }: OwnTextDialogProps) {
  const { t } = useTranslation();
  const word = useCommand(conversationsApi.wordText);
  const problem = useProblem(word);
  const { unsent, told, sendMyself, sending, problem: unsaid } = writing;
  const { mutate, data } = word;
  useEffect(() => {
    mutate({ case: theCase.id, text: unsent.text, stands: told.stands, nextWordBy: told.nextWordBy });
  }, [mutate, theCase.id, unsent.text, told.stands, told.nextWordBy]);
  const { name } = theCase.customer;
  return (
    <Dialog title={t('conversations.ownTextTitle', { name })} close={close}>
      <p>{t('conversations.ownTextHow')}</p>
      {data && (
        <>
          <p className={classes.words} dir="auto">
            {data.words}
          </p>
          <div className={classes.ways}>
            <a className={classes.way} href={`sms:${data.to}?&body=${encodeURIComponent(data.words)}`}>
              {t('conversations.openTexts')}
            </a>
            <a className={classes.way} href={`tel:${data.to}`}>
              {t('conversations.ring', { number: data.to })}
            </a>
          </div>
        </>
      )}
      <Problem sentence={problem ?? unsaid} />
      <div className={classes.ways}>
        <Verb
          primary
          disabled={!data}
          loading={sending}
          onPress={() => {
            sendMyself();
            close();
          }}
        >
          {t('conversations.iSentIt')}
        </Verb>
        <Verb onPress={close}>{t('ui.cancel')}</Verb>
      </div>
    </Dialog>
  );
}
