import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../ui/mark.tsx';
import { useAsk } from '../../../web/api.ts';
import { useOrganization } from '../../../web/organization.ts';
import { request } from '../../../web/request.ts';
import { conversationsApi, type Present } from '../contract.ts';
import classes from './composer.module.css';
import { tab } from './draft-keeper.ts';
import { replies, unsentAt } from './unsent.ts';

const BEAT = 4_000;
/** Who has not touched their words for so long only looks. */
const THINKING = 60_000;

/** Says that I have this case before me, and whether I write to its customer; answers who else has and does. */
export function usePresence(caseId: string, place: string): readonly Present[] {
  const organization = useOrganization();
  const { data } = useAsk(conversationsApi.presence, { case: caseId });
  const { isWriting, touchedAt } = useTouched(place);

  useEffect(() => {
    let said = '';
    const tell = (doing: 'looking' | 'writing' | 'gone') => {
      said = doing;
      // Nobody needs to hear that it could not be said: it is said again in a moment.
      request(
        conversationsApi.bePresent,
        { case: caseId, tab, doing },
        { organization, leaving: doing === 'gone' },
      ).catch(() => {});
    };
    const beat = () => {
      if (document.hidden) return said !== 'gone' && tell('gone');
      const idle = performance.now() - touchedAt.current > THINKING;
      tell(isWriting && unsentAt(place).text !== '' && !idle ? 'writing' : 'looking');
    };
    const leave = () => tell('gone');
    beat();
    const beating = setInterval(beat, BEAT);
    document.addEventListener('visibilitychange', beat);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(beating);
      document.removeEventListener('visibilitychange', beat);
      window.removeEventListener('pagehide', leave);
    };
  }, [caseId, organization, place, isWriting, touchedAt]);

  useEffect(
    () => () => {
      request(
        conversationsApi.bePresent,
        { case: caseId, tab, doing: 'gone' },
        { organization, leaving: true },
      ).catch(() => {});
    },
    [caseId, organization],
  );
  return data?.items ?? [];
}

/** Whether words are being written at a place, and when they were touched last; whoever asks is not drawn anew by each key. */
function useTouched(place: string) {
  const touchedAt = useRef(Number.NEGATIVE_INFINITY);
  const watch = useCallback(
    (tell: () => void) => {
      let known = unsentAt(place);
      return replies.watch(() => {
        if (unsentAt(place) !== known) touchedAt.current = performance.now();
        known = unsentAt(place);
        tell();
      });
    },
    [place],
  );
  const isWriting = useSyncExternalStore(
    watch,
    () => unsentAt(place).text !== '' && performance.now() - touchedAt.current < THINKING,
  );
  return { isWriting, touchedAt };
}

/** Who else is here, in the head of the case. */
export function PresentPeople({ others, customer }: { others: readonly Present[]; customer: string }) {
  const { t } = useTranslation();
  return (
    <ul aria-label={t('conversations.present')} aria-live="polite" className={classes.present}>
      {others.map(({ id, name, organization, doing }) => (
        <li key={id} title={organization}>
          <Mark name={name} lane={organization} small />
          {doing === 'writing'
            ? t('conversations.writing', { name, customer })
            : t('conversations.looking', { name })}
        </li>
      ))}
    </ul>
  );
}

/** Two answers at once confuse whoever reads them. */
export function AlsoWriting({ others, customer }: { others: readonly Present[]; customer: string }) {
  const { t } = useTranslation();
  return others
    .filter(({ doing }) => doing === 'writing')
    .map(({ id, name }) => (
      <p key={id} className={classes.also}>
        {t('conversations.alsoWriting', { name, customer })}
      </p>
    ));
}
