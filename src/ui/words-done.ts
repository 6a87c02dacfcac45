const most = 400;

/** What somebody types as far as its words are done, at most its last 400 signs: asked with while they go on. */
export const wordsDone = (typed: string): string => typed.slice(-most).replace(/\S+$/u, '').trim();
