import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../platform/http/endpoint.ts';
import { useAsk } from '../../../../web/api.ts';
import { useMe } from '../../../people/web/index.ts';
import { conversationsApi } from '../../contract.ts';
import classes from './danger-panel.module.css';

/** How far a mark is: not made, on its way, there, or not sent. */
export type MarkState = 'unmarked' | 'sending' | 'sent' | 'unsent';

type WhoHearsProps = { deskId: string; danger: string; state: MarkState };

/** Whom a text reaches, and whom it reached; whom it does not is rung. */
export function WhoHears({ deskId, danger, state }: WhoHearsProps) {
  const { t } = useTranslation();
  const { data } = useAsk(conversationsApi.whoHears, {
    desk: deskId,
    ...(state === 'sent' && { danger }),
  });
  const client = useMe().data?.desks.find(({ id }) => id === deskId)?.name ?? '';
  if (state === 'unsent') return <p role="alert">{t('conversations.danger.notSent', { client })}</p>;
  if (!data) return state === 'unmarked' ? null : <p role="status">{t('conversations.danger.sending')}</p>;
  const { texted, ring } = data;
  const named = (isSent: boolean) =>
    texted.flatMap((one) => (one.isSent === isSent ? one.name : [])).join(', ');
  const [sent, waiting] = [named(true), named(false)];
  const said = { unmarked: 'texted', sending: 'sending', sent: 'isBeingTexted' } as const;
  return (
    <>
      {sent && <p role="status">{t('conversations.danger.isTexted', { names: sent })}</p>}
      {waiting && <p role="status">{t(`conversations.danger.${said[state]}`, { names: waiting })}</p>}
      {ring.length > 0 && (
        <div role="alert" className={classes.ring}>
          <p>
            {state === 'sent'
              ? t('conversations.danger.alsoRing')
              : t('conversations.danger.nobody', { client })}
          </p>
          <ul>
            {ring.map((one) => (
              <li key={one.id}>
                <ToRing one={one} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {ring.length + texted.length === 0 && <p role="alert">{t('conversations.danger.nobodyThere')}</p>}
    </>
  );
}

/** On the line of a case, whom no text has told yet. */
export function StillToRing({ deskId, danger }: { deskId: string; danger: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(conversationsApi.whoHears, { desk: deskId, danger });
  if (!data || data.ring.length === 0) return null;
  return (
    <>
      {t('conversations.danger.ringThem')}
      {data.ring.map((one) => (
        <span key={one.id}>
          {' '}
          <ToRing one={one} />
        </span>
      ))}
    </>
  );
}

type Rung = Output<typeof conversationsApi.whoHears>['ring'][number];

function ToRing({ one: { name, number } }: { one: Rung }) {
  const { t } = useTranslation();
  return (
    <>
      <bdi>{name}</bdi>:{' '}
      {number ? <a href={`tel:${number}`}>{number}</a> : t('conversations.danger.noNumber')}
    </>
  );
}
