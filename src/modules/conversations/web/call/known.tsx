import { useTranslation } from 'react-i18next';
import { Verb } from '../../../../ui/verb.tsx';
import { ThingWords } from '../../../customers/web/index.ts';
import type { Caller } from '../../contract.ts';
import classes from './known.module.css';

type KnownProps = { name: string | null; caller: Caller | undefined; change: () => void };

/** Who rings, how they are reached, and what they have. */
export function Known({ name, caller, change }: KnownProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.known}>
      <div className={classes.head}>
        <strong>{caller?.name ?? name}</strong>
        <span className={classes.address}>
          {caller?.contactPoints.map(({ address }) => address).join(', ')}
        </span>
        <Verb plain onPress={change}>
          {t('conversations.calls.another')}
        </Verb>
      </div>
      {caller && caller.things.length > 0 && (
        <ul className={classes.things}>
          {caller.things.map((thing) => (
            <li key={thing.id}>
              <ThingWords thing={thing} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
