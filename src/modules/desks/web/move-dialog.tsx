import { useTranslation } from 'react-i18next';
import { Choice } from '../../../ui/choice.tsx';
import { useNow } from '../../../ui/clock.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { useDraft } from '../../../ui/draft.ts';
import { Form } from '../../../ui/form.tsx';
import { MomentField } from '../../../ui/moment-field.tsx';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { type DeskView, desksApi } from '../contract.ts';
import { isAgreed } from '../policy.ts';

type Engaged = DeskView['engagements'][number];
type MoveDialogProps = { desk: DeskView; providers: readonly Engaged[]; close: () => void };

/** Whose work moves, to whom and when; what happens then is said before it is announced. */
export function MoveDialog({ desk, providers, close }: MoveDialogProps) {
  const { t } = useTranslation();
  const move = useCommand(desksApi.moveWork);
  const problem = useProblem(move);
  const now = useNow();
  const [draft, set, forget] = useDraft(`move ${desk.id}`, {
    from: providers[0]?.id ?? '',
    to: '',
    movesAt: null as string | null,
  });
  const others = desk.engagements.filter(
    (engaged) => engaged.id !== draft.from && engaged.role !== 'third party' && isAgreed(engaged, now),
  );
  const to = others.find(({ id }) => id === draft.to) ?? others.find(({ role }) => role === 'client');
  const from = providers.find(({ id }) => id === draft.from);
  const named = ({ id, role, organization: { name } }: Engaged) => ({
    value: id,
    label: role === 'client' ? t('desks.move.ours', { name }) : name,
  });
  const send = () =>
    move.mutate(
      {
        ...{ desk: desk.slug, fromEngagementId: draft.from, toEngagementId: to?.id ?? '' },
        ...(draft.movesAt && { movesAt: draft.movesAt }),
      },
      {
        onSuccess: () => {
          forget();
          say(t(draft.movesAt ? 'desks.move.isAnnounced' : 'desks.move.isMoving'));
          close();
        },
      },
    );
  return (
    <Dialog title={t('desks.move.begin')} close={close}>
      <Form
        verb={t(draft.movesAt ? 'desks.move.announce' : 'desks.move.now')}
        send={send}
        sending={move.isPending}
        problem={problem}
        cancel={close}
      >
        <Choice
          begin
          label={t('desks.move.whose')}
          value={draft.from}
          options={providers.map(named)}
          choose={(id) => set({ from: id })}
        />
        <Choice
          label={t('desks.move.whoThen')}
          value={to?.id ?? ''}
          options={others.map(named)}
          choose={(id) => set({ to: id })}
        />
        <MomentField
          label={t('desks.move.when')}
          value={draft.movesAt}
          zone={desk.zone}
          choose={(movesAt) => set({ movesAt })}
        />
        <p>
          {t(draft.movesAt ? 'desks.move.means' : 'desks.move.meansNow', {
            from: from?.organization.name ?? '',
            to: to?.organization.name ?? '',
          })}
        </p>
      </Form>
    </Dialog>
  );
}
