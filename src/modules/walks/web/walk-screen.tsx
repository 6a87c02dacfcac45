import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.tsx';
import { Verb } from '../../../ui/verb.tsx';
import type { WalkView } from '../contract.ts';
import { sayCompanies, sayWalk } from './say-walk.ts';
import { WalkedCase } from './walked-case.tsx';
import classes from './walks.module.css';

type WalkScreenProps = { walk: WalkView; back: ReactNode };

/** The cases of a week one below the other, each on a page of its own on paper. */
export function WalkScreen({ walk, back }: WalkScreenProps) {
  const { t } = useTranslation();
  return (
    <Page
      narrow
      title={sayWalk(walk, t)}
      actions={
        <Verb primary onPress={() => window.print()}>
          {t('walks.print')}
        </Verb>
      }
    >
      <p className={classes.unprinted}>{back}</p>
      <p className={classes.unprinted}>{t('walks.how')}</p>
      <p className={classes.unprinted}>{sayCompanies(walk, t)}</p>
      {walk.items.map((item, at) => (
        <WalkedCase key={item.id} item={item} nth={at + 1} count={walk.items.length} />
      ))}
    </Page>
  );
}
