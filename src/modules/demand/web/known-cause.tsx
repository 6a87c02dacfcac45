import { useTranslation } from 'react-i18next';
import { Quiet } from '../../../ui/lines.tsx';
import { When } from '../../../ui/when.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { DemandType } from '../contract.ts';

type KnownCauseProps = Pick<DemandType, 'cause' | 'deskId'> & {
  /** When somebody came with it. */
  cameAt?: string;
};

/** Of what contacts of a type come, and whose that is to remove, for whoever has one before them. */
export function KnownCause({ cause, deskId, cameAt }: KnownCauseProps) {
  const { t } = useTranslation();
  const zone = useDeskZone(deskId);
  if (cause === null) return null;
  const { name, owner, due, removedAt } = cause;
  const isLater = cameAt !== undefined && removedAt !== null && Date.parse(cameAt) > Date.parse(removedAt);
  return (
    <p>
      <Quiet>
        {removedAt === null ? (
          <>
            {t('demand.cause.known', { name, owner })} <When at={due} zone={zone} />
          </>
        ) : (
          t(isLater ? 'demand.cause.cameAllTheSame' : 'demand.cause.wasRemoved', { name })
        )}
      </Quiet>
    </p>
  );
}
