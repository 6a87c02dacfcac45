import { Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../../web/api.ts';
import { casesApi } from '../../../cases/contract.ts';
import { useDeskZone } from '../../../people/web/index.ts';
import { AskedAlready } from '../asked-already.tsx';
import { ToldFields } from '../told-fields.tsx';
import classes from './tell-fields.module.css';
import type { Call } from './use-call.ts';

type TellFieldsProps = {
  writing: Call;
  told: RefObject<HTMLTextAreaElement | null>;
  isMore: boolean;
};

/** Nobody was told anything who was not reached. */
export const tells = ({ outcome, direction, caseId }: Call['words']): boolean =>
  outcome === 'reached' || (direction === 'in' && caseId === null);

/** What they are told, with where it stands and the next word, and the rest for the companies. */
export function TellFields({ writing, told, isMore }: TellFieldsProps) {
  const { words, change } = writing;
  const { t } = useTranslation();
  const isOut = words.direction === 'out';
  return (
    <>
      {tells(words) && (
        <Textarea
          ref={told}
          dir="auto"
          label={t(isOut ? 'conversations.calls.toldOut' : 'conversations.calls.told')}
          placeholder={isOut ? undefined : t('conversations.calls.toldHint')}
          value={words.told}
          onChange={({ currentTarget }) => change({ told: currentTarget.value })}
          required={isOut}
          withAsterisk={false}
          autosize
          minRows={isOut ? 2 : 1}
          maxRows={8}
        />
      )}
      {tells(words) && words.told !== '' && words.caseId !== null && (
        <Told caseId={words.caseId} writing={writing} field={told} />
      )}
      {isMore && (
        <Textarea
          dir="auto"
          label={t('conversations.calls.note')}
          value={words.note}
          onChange={({ currentTarget }) => change({ note: currentTarget.value })}
          autosize
          minRows={1}
          maxRows={8}
        />
      )}
    </>
  );
}

type ToldProps = { caseId: string; writing: Call; field: TellFieldsProps['told'] };

/** What goes with every word to a customer; prefilled until somebody writes something else. */
function Told({ caseId, writing: { words, change, toBeSure, makeSure }, field }: ToldProps) {
  const { data: theCase } = useAsk(casesApi.theCase, { case: caseId });
  const zone = useDeskZone(theCase?.deskId ?? '');
  if (!theCase) return null;
  return (
    <div className={classes.told}>
      <AskedAlready
        {...{ theCase, text: words.told, toBeSure, makeSure }}
        put={(text) => {
          change({ told: text });
          field.current?.focus();
        }}
      />
      <ToldFields
        stands={words.stands ?? theCase.prefill.stands}
        nextWordBy={words.nextWordBy ?? theCase.prefill.nextWordBy}
        zone={zone}
        classes={classes}
        changeStands={(stands) => change({ stands })}
        changeNextWord={(nextWordBy) => change({ nextWordBy })}
      />
    </div>
  );
}
