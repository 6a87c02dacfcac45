import { useTranslation } from 'react-i18next';
import { sayMoney } from '../../../platform/money.ts';
import { sayNumber } from '../../../ui/say-numbers.ts';
import { When } from '../../../ui/when.tsx';
import tables from '../../demand/web/chart.module.css';
import type { CostPicture } from '../contract.ts';

/** Of what each figure is made, what was left out, and who said by what it is reckoned. */
export function HowCounted({ found: { rates, leftOut, window } }: { found: CostPicture }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('costs.how')}</summary>
      {rates &&
        (['contact', 'rework', 'return'] as const).map((kind) => {
          const { minutes, hourMinor, fixedMinor } = rates[kind];
          const amount = (minor: number) => sayMoney({ minor, currency: rates.currency }, t('language'));
          const said = {
            minutes: sayNumber(minutes, t, 2),
            hour: amount(hourMinor),
            fixed: amount(fixedMinor),
          };
          return <p key={kind}>{t(`costs.${sentences[kind]}`, said)}</p>;
        })}
      <p>{t('costs.howCredits')}</p>
      <p>{t('costs.leftOut', leftOut)}</p>
      {rates && (
        <p className={tables.quiet}>
          {t('costs.saidBy', { name: rates.by })} · <When at={rates.at} zone={window.zone} />
        </p>
      )}
    </details>
  );
}

const sentences = { contact: 'howContacts', rework: 'howRework', return: 'howReturns' } as const;
