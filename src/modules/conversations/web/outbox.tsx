import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Beside } from '../../../ui/beside.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { More } from '../../../ui/more.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { conversationsApi } from '../contract.ts';
import classes from './outbox.module.css';
import { type Fate, OutboxList, type Outgoing } from './outbox-list.tsx';
import { OutgoingMail } from './outgoing-mail.tsx';

type OutboxProps = {
  desk: string;
  fate: Fate;
  /** The mail that is read. */
  mail: string | null;
  lookAt: (mail: string | null) => void;
};

/** What the desk sends, and one mail of it to be read. */
export function Outbox({ desk, fate, mail, lookAt }: OutboxProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const pages = usePages(conversationsApi.outbox, { desk, ...(fate !== 'any' && { fate }) });
  const shown = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const read = shown.find(({ id }) => id === mail);
  return (
    <>
      {hasNoMailServer(shown) && (
        <div className={classes.notice}>
          <p>{t('conversations.noMailServer')}</p>
          <p>{t('conversations.noMailServerWhat')}</p>
        </div>
      )}
      <Beside
        list={
          <Answered of={pages} sentence={sentence} loading={<LoadingRows />}>
            {() => (
              <>
                <OutboxList mails={shown} fate={fate} />
                <More pages={pages} />
              </>
            )}
          </Answered>
        }
        chosen={
          read
            ? {
                id: read.id,
                label: t('conversations.outgoingMail'),
                shown: <OutgoingMail key={read.id} mail={read} close={() => lookAt(null)} />,
              }
            : null
        }
      />
    </>
  );
}

/** The newest mail that has been settled says how things stand now. */
function hasNoMailServer(mails: readonly Outgoing[]): boolean {
  const settled = mails.find(({ state }) => state !== 'queued' && state !== 'leased');
  return settled?.state === 'not sent, no mail server set';
}
