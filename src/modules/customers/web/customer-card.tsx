import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/card.tsx';
import { useInZone } from '../../../ui/in-zone.ts';
import { useActions } from '../../../ui/keys.ts';
import { languageName } from '../../../ui/language-names.ts';
import { Verb } from '../../../ui/verb.tsx';
import { useDeskZone } from '../../people/web/index.ts';
import type { CustomerView } from '../contract.ts';
import { ChangeCustomerDialog } from './change-customer-dialog.tsx';
import classes from './customer-card.module.css';

type CustomerCardProps = { customer: CustomerView; deskId: string };

export function CustomerCard({ customer, deskId }: CustomerCardProps) {
  const { t } = useTranslation();
  const inZone = useInZone(useDeskZone(deskId));
  const [changing, setChanging] = useState(false);
  useActions([{ says: t('customers.change'), act: () => setChanging(true) }]);
  return (
    <Card title={t('customers.customer')}>
      <p className={classes.name}>
        <bdi>{customer.name}</bdi>
      </p>
      {!customer.named && <p>{t('customers.unnamed')}</p>}
      <dl className={classes.details}>
        {customer.contactPoints.map(({ id, kind, address, textsStoppedAt }) => (
          <div key={id}>
            <dt>{t(`customers.contact.${kind}`)}</dt>
            <dd>
              <a href={kind === 'mail' ? `mailto:${address}` : `tel:${address}`}>
                <bdi>{address}</bdi>
              </a>
              {textsStoppedAt && <p className={classes.stopped}>{t('customers.wantsNoTexts')}</p>}
            </dd>
          </div>
        ))}
        {customer.postalAddress && (
          <div>
            <dt>{t('customers.postalAddress')}</dt>
            <dd dir="auto">{customer.postalAddress}</dd>
          </div>
        )}
        <div>
          <dt>{t('customers.language')}</dt>
          <dd>{languageName(customer.language, t('language'))}</dd>
        </div>
        {customer.wishedChannel && (
          <div>
            <dt>{t('customers.wishedChannelIs')}</dt>
            <dd>{t(`customers.wished.${customer.wishedChannel}`)}</dd>
          </div>
        )}
        {customer.quiet && (
          <div>
            <dt>{t('customers.quietIs')}</dt>
            <dd>{inZone(t('customers.quietFromTo', customer.quiet))}</dd>
          </div>
        )}
        {customer.rhythm && (
          <div>
            <dt>{t('customers.rhythmIs')}</dt>
            <dd>{t(`customers.rhythm.${customer.rhythm}`)}</dd>
          </div>
        )}
      </dl>
      <Verb plain onPress={() => setChanging(true)}>
        {t('customers.change')}
      </Verb>
      {changing && (
        <ChangeCustomerDialog customer={customer} deskId={deskId} close={() => setChanging(false)} />
      )}
    </Card>
  );
}
