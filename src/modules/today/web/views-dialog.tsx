import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../ui/answered.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Form } from '../../../ui/form.tsx';
import { Line, Quiet } from '../../../ui/lines.tsx';
import { Verb } from '../../../ui/verb.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { leadsOn } from '../../desks/policy.ts';
import { useActor } from '../../people/web/index.ts';
import { todayApi, type View } from '../contract.ts';
import { ViewNameField } from './view-name-field.tsx';

/** The views one may change: their names, their order, and which of them go. */
export function ViewsDialog({ views, close }: { views: readonly View[]; close: () => void }) {
  const { t } = useTranslation();
  const actor = useActor();
  const mine = views.filter(({ shared, deskId }) => !shared || (actor && leadsOn(actor, deskId)));
  return (
    <Dialog title={t('today.changeViews')} close={close} wide>
      {mine.length < views.length && <p>{t('today.sharedByLeads')}</p>}
      <ul>
        {mine.map((view) => (
          <Line key={view.id}>
            <ViewLine view={view} before={placeBefore(mine, view)} />
          </Line>
        ))}
      </ul>
    </Dialog>
  );
}

/** The one that stands before it among those of its kind. */
function placeBefore(views: readonly View[], view: View): View | undefined {
  const kind = views.filter(
    ({ shared, deskId }) => shared === view.shared && (!shared || deskId === view.deskId),
  );
  return kind[kind.findIndex(({ id }) => id === view.id) - 1];
}

function ViewLine({ view, before }: { view: View; before: View | undefined }) {
  const { t } = useTranslation();
  const [changing, change] = useState<'name' | 'gone' | null>(null);
  const move = useCommand(todayApi.moveView);
  const problem = useProblem(move);
  const stay = () => change(null);
  if (changing === 'name') return <Rename view={view} close={stay} />;
  if (changing === 'gone') return <Remove view={view} close={stay} />;
  return (
    <>
      <span>
        {view.name} {view.shared && <Quiet>{t('today.shared')}</Quiet>}
      </span>
      {before && (
        <Verb
          plain
          label={t('today.moveUpView', { name: view.name })}
          loading={move.isPending}
          onPress={() => move.mutate({ view: view.id, before: before.id })}
        >
          {t('today.moveUp')}
        </Verb>
      )}
      <Verb plain label={t('today.renameView', { name: view.name })} onPress={() => change('name')}>
        {t('today.rename')}
      </Verb>
      <Verb plain label={t('today.removeView', { name: view.name })} onPress={() => change('gone')}>
        {t('today.remove')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

type ChangeProps = { view: View; close: () => void };

function Remove({ view, close }: ChangeProps) {
  const { t } = useTranslation();
  const remove = useCommand(todayApi.removeView, { done: () => say(t('today.viewRemoved')) });
  const problem = useProblem(remove);
  return (
    <>
      <span>{view.name}</span>
      <Quiet>{t('today.removeSure')}</Quiet>
      <Verb
        label={t('today.removeView', { name: view.name })}
        loading={remove.isPending}
        onPress={() => remove.mutate({ view: view.id })}
      >
        {t('today.remove')}
      </Verb>
      <Verb plain onPress={close}>
        {t('ui.cancel')}
      </Verb>
      <Problem sentence={problem} />
    </>
  );
}

function Rename({ view, close }: ChangeProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(view.name);
  const rename = useCommand(todayApi.renameView);
  const problem = useProblem(rename);
  return (
    <Form
      aside
      verb={t('today.rename')}
      send={() => rename.mutate({ view: view.id, name }, { onSuccess: close })}
      sending={rename.isPending}
      problem={problem}
    >
      <ViewNameField name={name} change={setName} />
    </Form>
  );
}
