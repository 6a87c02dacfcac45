import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../ui/isolated.ts';
import { useActions } from '../../../ui/keys.ts';
import { Verb } from '../../../ui/verb.tsx';
import type { Mention } from '../../conversations/contract.ts';
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
  return (
    <CameIn
      label={t('today.comingIn')}
      act={t('today.showComingIn')}
      first={
        first && {
          what: t(`today.${first.what}`),
          subject: first.row.subject,
          at: `#${first.what} [data-case="${first.row.id}"] [data-row]`,
        }
      }
      more={comingIn.length - 1}
      show={show}
    />
  );
}

type SaidBarProps = { said: readonly Mention[]; show: () => void };

/** The same of what is said to whoever looks. */
export function SaidBar({ said, show }: SaidBarProps) {
  const { t } = useTranslation();
  const [first] = said;
  return (
    <CameIn
      label={t('today.saidNow')}
      act={t('today.showSaid')}
      first={
        first && {
          what: t('conversations.mentions'),
          subject: first.subject,
          at: `[data-mention="${first.entryId}"] [data-row]`,
        }
      }
      more={said.length - 1}
      show={show}
    />
  );
}

type CameInProps = {
  label: string;
  act: string;
  /** What it is, of which case, and where its row stands once it is shown. */
  first: { what: string; subject: string; at: string } | undefined;
  more: number;
  show: () => void;
};

function CameIn({ label, act, first, more, show }: CameInProps) {
  const { t } = useTranslation();
  const lead = () => {
    flushSync(show);
    const row = first && document.querySelector<HTMLElement>(first.at);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  useActions(first ? [{ says: act, act: lead }] : []);
  const says = first && { what: first.what, subject: isolated(first.subject) };
  return (
    <div role="status">
      {says && (
        <section className={classes.bar} aria-label={label}>
          <p className={classes.told}>
            {more === 0 ? t('today.cameIn', says) : t('today.cameInMore', { ...says, more })}
          </p>
          <Verb onPress={lead}>{t('today.show')}</Verb>
        </section>
      )}
    </div>
  );
}
