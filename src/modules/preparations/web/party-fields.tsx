import { useTranslation } from 'react-i18next';
import { TextField } from '../../../ui/text-field.tsx';
import { GivenField } from '../../desks/web/index.ts';
import { aParty, type PartyDraft } from './party-draft.ts';
import { Rows } from './rows.tsx';

type PartyFieldsProps = { rows: readonly PartyDraft[]; choose: (rows: PartyDraft[]) => void };

/** Who else is asked for things, and what is agreed with them. */
export function PartyFields({ rows, choose }: PartyFieldsProps) {
  const { t } = useTranslation();
  return (
    <Rows
      title={t('preparations.thirdParties')}
      hint={t('preparations.thirdPartiesHint')}
      add={t('preparations.addParty')}
      another={aParty}
      most={20}
      rows={rows}
      choose={choose}
      fields={(party, change) => (
        <>
          <TextField
            label={t('preparations.company')}
            value={party.name}
            choose={(name) => change({ name })}
            maxLength={200}
          />
          <TextField
            label={t('preparations.partyReached')}
            hint={t('preparations.partyReachedHint')}
            value={party.reached}
            choose={(reached) => change({ reached })}
            maxLength={510}
          />
          <TextField
            label={t('preparations.whatFor')}
            value={party.purpose}
            choose={(purpose) => change({ purpose })}
            maxLength={1000}
          />
          <TextField
            optional
            label={t('desks.dataSeen')}
            hint={t('desks.dataSeenHint')}
            value={party.data}
            choose={(data) => change({ data })}
            maxLength={1000}
          />
          <GivenField value={party.mayBeGiven} choose={(mayBeGiven) => change({ mayBeGiven })} />
          <TextField
            optional
            label={t('desks.country')}
            hint={t('desks.countryHint')}
            value={party.keptIn}
            choose={(keptIn) => change({ keptIn })}
            maxLength={2}
          />
          <TextField
            optional
            label={t('desks.pay')}
            value={party.pay}
            choose={(pay) => change({ pay })}
            maxLength={1000}
          />
        </>
      )}
    />
  );
}
