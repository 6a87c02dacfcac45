import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answered, Empty, Problem } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useAsk, useCommand } from '../../../web/api.ts';
import { useProblem, useSentence } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { mandatesApi, type NeedKindView } from '../contract.ts';
import classes from './handed-off.module.css';

type KindDialogProps = { theCase: CaseView; close: () => void };

/** Of which kind a need is, by the number of the kind, with what follows beside each. */
export function KindDialog({ theCase, close }: KindDialogProps) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const kinds = useAsk(mandatesApi.needKinds, { desk: theCase.deskId });
  return (
    <Dialog title={t('mandates.needs.choose')} close={close}>
      <Answered of={kinds} sentence={sentence}>
        {({ items, client }) =>
          items.length === 0 ? (
            <Empty>{t('mandates.needs.noneToChoose', { client })}</Empty>
          ) : (
            <Kinds kinds={items} client={client} theCase={theCase} close={close} />
          )
        }
      </Answered>
    </Dialog>
  );
}

type KindsProps = KindDialogProps & { kinds: readonly NeedKindView[]; client: string };

function Kinds({ kinds, client, theCase, close }: KindsProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const choose = useCommand(mandatesApi.chooseKind);
  const problem = useProblem(choose);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);
  const send = ({ kind, name }: NeedKindView) => {
    setChosen(kind);
    choose.mutate(
      { case: theCase.id, kind },
      {
        onSuccess: () => {
          say(t('mandates.needs.chosen', { name }));
          close();
        },
      },
    );
  };
  const byNumber = (event: KeyboardEvent) => {
    const kind = kinds[Number(event.key) - 1];
    if (!kind || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!choose.isPending) send(kind);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: each of its buttons does the same by itself
    <div onKeyDown={byNumber}>
      <p>{t('mandates.needs.chooseHint')}</p>
      <ul ref={list}>
        {kinds.map((kind, at) => (
          <li key={kind.kind} className={classes.row}>
            <Verb
              // The dialog looks for where to begin as it opens, and what comes later begins there by itself.
              data-autofocus={at === 0 || undefined}
              shownKey={at < 9 ? String(at + 1) : undefined}
              loading={choose.isPending && chosen === kind.kind}
              onPress={() => send(kind)}
            >
              {kind.name}
            </Verb>
            <Quiet>{t(`mandates.needs.follows.${kind.mark}`, { client })}</Quiet>
          </li>
        ))}
      </ul>
      <Problem sentence={problem} />
    </div>
  );
}
