import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallCards, SendingNotice } from '../../modules/conversations/web/index.ts';
import { AskedNow, AsksOnCall } from '../../modules/experts/web/index.ts';
import { HelpsOnCall } from '../../modules/knowledge/web/index.ts';
import { useMe } from '../../modules/people/web/index.ts';
import { CutOffDialog } from '../../modules/pocket/web/index.ts';
import { OutcomeNotice, useViewKeys } from '../../modules/today/web/index.ts';
import { useKeptFocus } from '../../ui/kept-focus.ts';
import { useShellKeys } from '../../ui/keys.ts';
import { useRowKeys } from '../../ui/row-keys.ts';
import { say } from '../../ui/voice.tsx';
import { isNowhere } from '../failure.ts';
import { useLive } from '../live.ts';
import { useOffline } from '../offline/use-offline.ts';
import { useWaiting } from '../offline/waiting.ts';
import { RefusedOnes } from '../offline/waiting-notices.tsx';
import { Organization } from '../organization.ts';
import { useScreenFocus } from './back-at-row.ts';
import classes from './frame.module.css';
import { KeysDialog } from './keys-dialog.tsx';
import { useRememberList } from './last-list.ts';
import { Nowhere } from './lost.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { useShellActions } from './shell-actions.ts';

/** What stands around every screen of somebody who is signed in and acts for an organization. */
export function Frame() {
  const { t } = useTranslation();
  const { organization } = useParams({ from: '/app/o/$organization' });
  const main = useScreenFocus(useLocation().pathname);
  useShellKeys();
  useKeptFocus();
  useRememberList(organization);
  useRowKeys({ down: t('shell.keysOf.down'), up: t('shell.keysOf.up') });
  return (
    <Organization value={organization}>
      <a href="#main" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <div className={classes.frame}>
        <Rail organization={organization} />
        <main id="main" ref={main} tabIndex={-1} className={classes.main}>
          <Away organization={organization} />
          <AskedNow />
          <RefusedOnes />
          <Screen />
        </main>
      </div>
      <CallCards
        onCall={(about) => (
          <>
            <HelpsOnCall {...about} />
            <AsksOnCall {...about} />
          </>
        )}
      />
      <OutcomeNotice />
      <Over organization={organization} />
      <SendingNotice />
    </Organization>
  );
}

/** Nobody is told which organizations there are: one that is not theirs is as good as none. */
function Screen() {
  const me = useMe();
  return isNowhere(me.error) ? <Nowhere elsewhere /> : <Outlet />;
}

/** What can be laid over any screen. */
function Over({ organization }: { organization: string }) {
  const [shown, show] = useState<'keys' | 'palette' | 'cut off' | null>(null);
  useShellActions({
    organization,
    find: () => show('palette'),
    showKeys: () => show('keys'),
    cutOff: () => show('cut off'),
  });
  useViewKeys(organization);
  const close = () => show(null);
  if (shown === 'keys') return <KeysDialog close={close} />;
  if (shown === 'cut off') return <CutOffDialog close={close} />;
  return shown === 'palette' && <Palette close={close} />;
}

const PATIENCE = 2_000;

/** Said only once the connection has been away for a moment: a short hiccup is nobody's business. */
function Away({ organization }: { organization: string }) {
  const { t } = useTranslation();
  const state = useLive(organization);
  const [shown, setShown] = useState(false);
  const count = useWaiting().length;
  useOffline();
  useEffect(() => {
    if (state === 'live') {
      if (shown) say(t('shell.backAgain'));
      return setShown(false);
    }
    const waiting = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(waiting);
  }, [state, shown, t]);
  return (
    <div role="status" className={classes.away}>
      {shown && [t('shell.away'), count > 0 && t('offline.waiting', { count })].filter(Boolean).join(' ')}
    </div>
  );
}
