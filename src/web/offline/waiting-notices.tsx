import { useTranslation } from 'react-i18next';
import { useNow } from '../../ui/clock.ts';
import { sayMoment } from '../../ui/moment.ts';
import { Verb } from '../../ui/verb.tsx';
import { browserZone } from '../../ui/wall-time.ts';
import { useOrganization } from '../organization.ts';
import type { Waiting } from './device.ts';
import { useReadAt } from './kept-answers.ts';
import { giveUp, tryAgain, useWaiting } from './waiting.ts';
import classes from './waiting-notices.module.css';

/** From when an answer is, where it comes from this device. */
export function ReadAt({ path, input }: { path: string; input: object }) {
  const { t } = useTranslation();
  const now = useNow();
  const at = useReadAt([path, useOrganization(), input]);
  if (at === undefined) return null;
  return (
    <p className={classes.readAt}>
      {t('offline.readAt', { moment: sayMoment(at, { now, zone: browserZone(), t }) })}
    </p>
  );
}

/** What I wrote about one thing and has not gone out. */
export function NotGone({ about }: { about: (input: Waiting['input']) => boolean }) {
  const waiting = useWaiting().filter(({ refused, input }) => refused === null && about(input));
  if (waiting.length === 0) return null;
  return (
    <ul className={classes.list}>
      {waiting.map((one) => (
        <li key={one.id} className={classes.waits}>
          <Words of={one} />
        </li>
      ))}
    </ul>
  );
}

/** What the server did not take of what was written without a connection; it stays until whoever wrote it decides. */
export function RefusedOnes() {
  const { t } = useTranslation();
  const refused = useWaiting().filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  return (
    <section className={classes.refused} aria-label={t('offline.refused')}>
      <p role="alert">{t('offline.refused')}</p>
      <ul className={classes.list}>
        {refused.map((one) => (
          <li key={one.id}>
            <Words of={one} />
            <p>{one.refused}</p>
            <div className={classes.verbs}>
              <Verb onPress={() => void tryAgain(one)}>{t('offline.tryAgain')}</Verb>
              <Verb plain onPress={() => void giveUp(one)}>
                {t('offline.giveUp')}
              </Verb>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ of: { input, refused } }: { of: Waiting }) {
  const { t } = useTranslation();
  const now = useNow();
  const moment = sayMoment(Date.parse(input.writtenAt), { now, zone: browserZone(), t });
  const { text, state, minutes } = input;
  const said = [state && t(`tasks.gave.${state}`), minutes && t('tasks.lateBy', { minutes }), text];
  return (
    <>
      <p className={classes.quiet}>
        {refused === null && `${t('offline.notGone')} · `}
        {t('conversations.writtenAt', { moment })}
      </p>
      <p className={classes.words}>{said.filter(Boolean).join(' ')}</p>
    </>
  );
}
