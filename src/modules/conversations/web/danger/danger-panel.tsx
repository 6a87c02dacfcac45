import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../people/web/index.ts';
import { DangerKind } from '../../contract.ts';
import classes from './danger-panel.module.css';
import { type MarkState, WhoHears } from './who-hears.tsx';

type DangerPanelProps = {
  id: string;
  deskId: string;
  kind: DangerKind | null;
  state: MarkState;
  mark: (kind: DangerKind) => void;
  /** Sends once more what was not sent: it may have come, so it is the same mark. */
  again?: (() => void) | undefined;
  /** Leaves it unmarked, where nothing around it does. */
  cancel?: () => void;
};

/** Whom they ring first, before anything else; then which danger it is, and who of the client hears of it. */
export function DangerPanel({ id, deskId, kind, state, mark, again, cancel }: DangerPanelProps) {
  const { t } = useTranslation();
  const number = useEmergencyNumber(deskId);
  const panel = useRef<HTMLElement>(null);
  const isToSendAgain = again !== undefined;
  useEffect(() => {
    if (kind === null || isToSendAgain) panel.current?.querySelector('button')?.focus();
  }, [kind, isToSendAgain]);
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
      {again && (
        <button type="button" className={classes.choice} onClick={again}>
          <strong>{t('conversations.danger.again')}</strong>
        </button>
      )}
      <WhoHears deskId={deskId} danger={id} state={state} />
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

const useEmergencyNumber = (deskId: string): string =>
  useMe().data?.desks.find(({ id }) => id === deskId)?.emergencyNumber ?? '112';
