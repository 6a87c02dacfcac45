import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { When } from '../../../ui/when.tsx';
import { useAsk } from '../../../web/api.ts';
import { useDeskZone } from '../../people/web/index.ts';
import { desksApi, type MoveView } from '../contract.ts';
import classes from './proposals-card.module.css';
import { sayMove } from './say-move.ts';

/** Whose work is to move on my desks, until it has, and for some days what became of it. */
export function MoveNotes() {
  const { t } = useTranslation();
  const moves = useAsk(desksApi.moves, {});
  if (!moves.data || moves.data.items.length === 0) return null;
  return (
    <Card title={t('desks.move.notes')}>
      <ul>
        {moves.data.items.map((move) => (
          <MoveNote key={move.id} move={move} />
        ))}
      </ul>
    </Card>
  );
}

function MoveNote({ move }: { move: MoveView }) {
  const { t } = useTranslation();
  const zone = useDeskZone(move.deskId);
  return (
    <li className={classes.note}>
      <span>
        {move.desk}: {sayMove(move, t)} · <When at={move.at} zone={zone} />
      </span>
    </li>
  );
}
