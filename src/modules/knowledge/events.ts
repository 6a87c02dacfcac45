import { z } from 'zod';
import { eventKind } from '../../platform/events.ts';

/** An article was written, said better or judged; which one it tells nobody, as not all may read it. */
export const articleChanged = eventKind('article.changed', z.object({}));

/** Somebody said of an article that it was used on a case, helped there or was wrong. */
export const articleUsed = eventKind('article.used', z.object({ caseId: z.uuid() }));

/** A customer told how they got round it by themselves, somebody found it in what they said, or took it up. */
export const wayChanged = eventKind('way.changed', z.object({ caseId: z.uuid() }));

/** A gap was made, a case joined it, or it is another's to mend; which one it tells nobody, as not all may see it. */
export const gapChanged = eventKind('gap.changed', z.object({}));
