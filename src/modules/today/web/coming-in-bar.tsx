import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import { type ComingIn, heldBack, namesAbove, type Today } from './coming-in.ts';
import classes from './several.module.css';

/** What is shown of today, and what came in meanwhile. Until it was asked for once, all there is was there before. */
export function useComingIn(today: Today, isAsked: boolean) {
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  if (known === null && isAsked) setKnown(namesAbove(today));
  const held = heldBack(today, known ?? namesAbove(today));
  return { ...held, show: () => setKnown(namesAbove(today)) };
}

type ComingInBarProps = { comingIn: readonly ComingIn[]; show: () => void };

/** Says what came in, and shows it to who wants it. */
export function ComingInBar({ comingIn, show }: ComingInBarProps) {
  const { t } = useTranslation();
  const [first] = comingIn;
  const lead = () => {
    flushSync(show);
    const row =
      first && document.querySelector<HTMLElement>(`#${first.what} [data-case="${first.row.id}"] [data-row]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  useActions(first ? [{ says: t('today.showComingIn'), act: lead }] : []);
  const what = first && { what: t(`today.${first.what}`), subject: isolated(first.row.subject) };
  const more = comingIn.length - 1;
  return (
    <div role="status">
      {what && (
        <section className={classes.bar} aria-label={t('today.comingIn')}>
          <p className={classes.told}>
            {more === 0 ? t('today.cameIn', what) : t('today.cameInMore', { ...what, more })}
          </p>
          <Verb onPress={lead}>{t('today.show')}</Verb>
        </section>
      )}
    </div>
  );
}
