import type { DeskView } from '../../desks/contract.ts';
import { runsNow } from '../../desks/policy.ts';
import type { GapRow, GapWords } from '../contract.ts';
import type { ArticleDraft } from './article-draft.ts';

/** Whose a gap is, as it is filled in. */
export type OwnerDraft = { ownerId: string; departmentId: string; due: string | null };

export type GapDraft = OwnerDraft & { [Part in keyof GapWords]: string };

const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** In the words of the customer, of the client, in a week. */
export function gapBegun(begun: Partial<ArticleDraft>, desk: DeskView, now: number): GapDraft {
  return {
    language: begun.language ?? desk.languages[0] ?? 'en',
    words: begun.words ?? '',
    make: begun.make ?? '',
    model: begun.model ?? '',
    versions: begun.versions ?? '',
    ownerId: desk.engagements.find(({ role }) => role === 'client')?.organization.id ?? '',
    departmentId: '',
    due: new Date(Math.ceil((now + 7 * DAY) / HOUR) * HOUR).toISOString(),
  };
}

export const ownerOf = ({ ownerId, departmentId, due }: GapRow): OwnerDraft => ({
  ...{ ownerId, due },
  departmentId: departmentId ?? '',
});

export const gapWordsOf = ({ language, words, make, model, versions }: GapDraft): GapWords => ({
  ...{ language, words },
  make: make.trim() || null,
  model: model.trim() || null,
  versions: versions.trim() || null,
});

/** Who can be asked to mend it: the companies that work on the desk. */
export const whoMends = ({ engagements }: DeskView, now: number) =>
  engagements.filter((engaged) => engaged.role !== 'third party' && runsNow(engaged, now));
