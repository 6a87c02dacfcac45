import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../../web/api.ts';
import { useMe } from '../../../people/web/index.ts';
import { conversationsApi, DangerKind } from '../../contract.ts';
import classes from './danger-panel.module.css';

/** How far a mark is: not made, on its way, there, or not sent. */
export type MarkState = 'unmarked' | 'sending' | 'sent' | 'unsent';

type DangerPanelProps = {
  deskId: string;
  kind: DangerKind | null;
  state: MarkState;
  mark: (kind: DangerKind) => void;
  /** Leaves it unmarked, where nothing around it does. */
  cancel?: () => void;
};

/** Whom they ring first, before anything else; then which danger it is, and who of the client hears of it. */
export function DangerPanel({ deskId, kind, state, mark, cancel }: DangerPanelProps) {
  const { t } = useTranslation();
  const number = useEmergencyNumber(deskId);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (kind === null) panel.current?.querySelector('button')?.focus();
  }, [kind]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && kind === null && cancel) {
      event.preventDefault();
      cancel();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // What lies behind has no key of this.
    if (/^\S$/u.test(event.key)) event.stopPropagation();
    const chosen = DangerKind.options[Number(event.key) - 1];
    if (kind !== null || !chosen) return;
    event.preventDefault();
    mark(chosen);
  };
  return (
    <section
      ref={panel}
      className={classes.danger}
      aria-label={t('conversations.danger.title')}
      data-danger
      onKeyDown={onKey}
    >
      <p className={classes.first}>{t('conversations.danger.tellFirst')}</p>
      <a className={classes.number} href={`tel:${number}`}>
        {number}
      </a>
      {kind === null ? (
        <Kinds number={number} mark={mark} />
      ) : (
        <p>
          <strong>{t(`conversations.danger.kind.${kind}`)}</strong>:{' '}
          {t(`conversations.danger.say.${kind}`, { number })}
        </p>
      )}
      <WhoHears deskId={deskId} state={state} />
    </section>
  );
}

function Kinds({ number, mark }: { number: string; mark: (kind: DangerKind) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('conversations.danger.which')}</p>
      <ol className={classes.choices}>
        {DangerKind.options.map((kind, at) => (
          <li key={kind}>
            <button
              type="button"
              className={classes.choice}
              aria-keyshortcuts={`${at + 1}`}
              data-autofocus={at === 0 || undefined}
              onClick={() => mark(kind)}
            >
              <kbd aria-hidden>{at + 1}</kbd>
              <strong>{t(`conversations.danger.kind.${kind}`)}</strong>
              <span>{t(`conversations.danger.say.${kind}`, { number })}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Whom a text reaches; where that is nobody, or nothing was sent, whom to ring. */
function WhoHears({ deskId, state }: { deskId: string; state: MarkState }) {
  const { t } = useTranslation();
  const { data } = useAsk(conversationsApi.whoHears, { desk: deskId });
  const client = useDesk(deskId)?.name ?? '';
  const names = data?.texted.map(({ name }) => name).join(', ') ?? '';
  if (state === 'unsent') return <p role="alert">{t('conversations.danger.notSent', { client })}</p>;
  if (!data) return state === 'sending' ? <p role="status">{t('conversations.danger.sending')}</p> : null;
  if (data.texted.length > 0) {
    const said = { unmarked: 'texted', sending: 'sending', sent: 'isTexted' } as const;
    return <p role="status">{t(`conversations.danger.${said[state]}`, { names })}</p>;
  }
  if (data.ring.length === 0) return <p role="alert">{t('conversations.danger.nobodyThere')}</p>;
  return (
    <div role="alert" className={classes.ring}>
      <p>{t('conversations.danger.nobody', { client })}</p>
      <ul>
        {data.ring.map(({ id, name, number }) => (
          <li key={id}>
            <bdi>{name}</bdi>:{' '}
            {number ? <a href={`tel:${number}`}>{number}</a> : t('conversations.danger.noNumber')}
          </li>
        ))}
      </ul>
    </div>
  );
}

const useDesk = (deskId: string) => useMe().data?.desks.find(({ id }) => id === deskId);

const useEmergencyNumber = (deskId: string): string => useDesk(deskId)?.emergencyNumber ?? '112';
