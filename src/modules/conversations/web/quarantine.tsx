import { Link } from '@tanstack/react-router';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered } from '../../../ui/answered.tsx';
import { Beside } from '../../../ui/beside.tsx';
import { LoadingRows } from '../../../ui/loading.tsx';
import { More } from '../../../ui/more.tsx';
import { usePages } from '../../../web/api.ts';
import { useSentence } from '../../../web/failure.ts';
import { useOrganization } from '../../../web/organization.ts';
import { sayReference } from '../../cases/web/index.ts';
import { conversationsApi } from '../contract.ts';
import { HeldMailView } from './held-mail.tsx';
import classes from './quarantine.module.css';
import { type HeldState, QuarantineList } from './quarantine-list.tsx';

type QuarantineProps = {
  desk: string;
  state: HeldState;
  /** The mail that is looked at. */
  mail: string | null;
  lookAt: (mail: string | null) => void;
  ofTask: ComponentProps<typeof HeldMailView>['ofTask'];
};

/** What was held back, and one mail of it to be looked at; who has decided looks at the next one. */
export function Quarantine({ desk, state, mail, lookAt, ofTask }: QuarantineProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const pages = usePages(conversationsApi.quarantine, { desk, state });
  const shown = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const at = shown.findIndex(({ id }) => id === mail);
  const next = at === -1 ? undefined : (shown[at + 1] ?? shown[at - 1]);
  const [released, setReleased] = useState<string>();
  const goOn = (reference?: string) => {
    setReleased(reference);
    lookAt(next?.id ?? null);
  };
  return (
    <>
      <div role="status" className={classes.released}>
        {released && <Released reference={released} />}
      </div>
      <Beside
        list={
          <Answered of={pages} sentence={sentence} loading={<LoadingRows />}>
            {() => (
              <>
                <QuarantineList mails={shown} state={state} />
                <More pages={pages} />
              </>
            )}
          </Answered>
        }
        chosen={
          mail === null
            ? null
            : {
                id: mail,
                label: t('conversations.heldMail'),
                shown: (
                  <HeldMailView
                    key={mail}
                    desk={desk}
                    mail={mail}
                    close={() => lookAt(null)}
                    decided={goOn}
                    ofTask={ofTask}
                  />
                ),
              }
        }
      />
    </>
  );
}

/** Whoever made a case of a mail most often goes on there. */
function Released({ reference }: { reference: string }) {
  const { t } = useTranslation();
  const organization = useOrganization();
  return (
    <Link to="/app/o/$organization/cases/$case" params={{ organization, case: reference }}>
      {t('conversations.released', { reference: sayReference(reference) })}
    </Link>
  );
}
