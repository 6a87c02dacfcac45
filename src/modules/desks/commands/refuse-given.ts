import { conflict } from '../../../platform/refusal.ts';
import type { Given } from '../contract.ts';

/** What may be given is agreed with nobody who reads all of it. */
export function refuseGiven({ role, mayBeGiven }: { role: string; mayBeGiven?: Given[] | undefined }): void {
  if (!mayBeGiven || role === 'third party') return;
  throw conflict(
    'engagement.reads-all',
    'Whoever works on the desk reads all of it. This is agreed with a third party.',
  );
}
