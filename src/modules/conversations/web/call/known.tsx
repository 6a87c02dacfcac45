import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Verb } from '../../../../ui/verb.tsx';
import { ThingWords } from '../../../customers/web/index.ts';
import type { Caller } from '../../contract.ts';
import classes from './known.module.css';

type KnownProps = { name: string | null; caller: Caller | undefined; change: () => void };

/** Who rings, how they are reached, and what they have. */
export function Known({ name, caller, change }: KnownProps) {
  const { t } = useTranslation();
  const wishes = caller ? wishesOf(caller, t) : [];
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
      {caller?.postalAddress && <p dir="auto">{caller.postalAddress}</p>}
      {wishes.length > 0 && <p className={classes.wishes}>{wishes.join(' · ')}</p>}
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

/** What whoever speaks with them keeps to. */
function wishesOf({ named, wishedChannel, quiet, contactPoints }: Caller, t: TFunction): string[] {
  return [
    !named && t('customers.unnamed'),
    wishedChannel && `${t('customers.wishedChannelIs')} ${t(`customers.wished.${wishedChannel}`)}`,
    quiet && `${t('customers.quietIs')} ${t('customers.quietFromTo', quiet)}`,
    contactPoints.some(({ textsStoppedAt }) => textsStoppedAt) && t('customers.wantsNoTexts'),
  ].filter((wish) => typeof wish === 'string');
}
