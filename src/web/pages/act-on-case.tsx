import type { CaseView } from '../../modules/cases/contract.ts';
import type { FirstKind } from '../../modules/mandates/contract.ts';
import { ActDialog } from '../../modules/mandates/web/index.ts';
import type { ReturnKind } from '../../modules/returns/contract.ts';
import { FailedStep } from '../../modules/returns/web/index.ts';

const comesBackFor: Record<string, ReturnKind> = {
  refund: 'refund',
  replacement: 'exchange',
} satisfies Partial<Record<FirstKind, ReturnKind>>;

type ActOnCaseProps = { theCase: CaseView; close: () => void };

/** Something is done for the customer; before money or another thing is given, the step at which it failed is asked once. */
export function ActOnCase({ theCase, close }: ActOnCaseProps) {
  const alsoAsk = (kind: string) => {
    const back = comesBackFor[kind];
    return back && <FailedStep key={kind} theCase={theCase} kind={back} close={close} />;
  };
  return <ActDialog theCase={theCase} close={close} alsoAsk={alsoAsk} />;
}
