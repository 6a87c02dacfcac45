import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { say } from '../../../ui/voice.tsx';
import { useCommand } from '../../../web/api.ts';
import { useProblem } from '../../../web/failure.ts';
import { demandApi } from '../contract.ts';

type Mark = Omit<z.input<typeof demandApi.mark.input>, 'case'>;

/** Marks a contact of a case; which, or the latest. */
export function useMark(caseId: string) {
  const { t } = useTranslation();
  const command = useCommand(demandApi.mark, { done: ({ demand }) => say(t(`demand.marked.${demand}`)) });
  return {
    mark: (said: Mark) => command.mutate({ case: caseId, ...said }),
    isMarking: command.isPending,
    problem: useProblem(command),
  };
}
