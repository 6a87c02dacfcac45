import { useTranslation } from 'react-i18next';
import { When } from '../../../ui/when.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { GapRow } from '../contract.ts';
import { sayOwner } from './say-gap.ts';

/** Whose a gap is to mend, and by when it is or since when it was. */
export function WhoMends({ gap }: { gap: GapRow }) {
  const { t } = useTranslation();
  const zone = useDeskZone(gap.deskId);
  const [state, at] =
    gap.closedAt === null
      ? [t('knowledge.gap.by'), gap.due]
      : [t(gap.isWithdrawn ? 'knowledge.gap.withdrawn' : 'knowledge.gap.closed'), gap.closedAt];
  return (
    <>
      {[sayOwner(gap), state].filter(Boolean).join(', ')} <When at={at} zone={zone} />
    </>
  );
}
