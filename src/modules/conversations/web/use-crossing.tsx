import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Verb } from '../../../ui/verb.tsx';
import { useProblem } from '../../../web/failure.ts';
import type { CaseView } from '../../cases/contract.ts';
import { useActor, useDeskZone } from '../../people/web/index.ts';
import { isCrossed, wordsOfOthers } from './crossing.ts';
import { Crossed } from './draft-notices.tsx';

/** What others wrote since a dialog was opened: it waits until that has been read, and keeps its words. */
export function useCrossing({ entries, deskId }: CaseView, command: { error: Error | null }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const actor = useActor();
  const zone = useDeskZone(deskId);
  const said = wordsOfOthers(entries, actor ?? { id: '' });
  const [seen, see] = useState(said.length);
  const crossed = said.slice(seen);
  const problem = useProblem(command);
  const { error } = command;
  useEffect(() => {
    if (isCrossed(error)) void queries.invalidateQueries();
  }, [error, queries]);
  return {
    seen,
    problem: isCrossed(error) && crossed.length === 0 ? null : problem,
    notice: (
      <Crossed entries={crossed} zone={zone} stoppedBy={isCrossed(error) ? error : null}>
        <Verb onPress={() => see(said.length)}>{t('conversations.haveRead')}</Verb>
      </Crossed>
    ),
  };
}
