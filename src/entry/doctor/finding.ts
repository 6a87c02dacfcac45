/** One thing that was looked at: `wrong` needs mending, `note` is worth knowing. What is wrong says how to mend it. */
export type Finding = { about: string; state: 'fine' | 'note' | 'wrong'; says: string };

export const fine = (about: string, says: string): Finding => ({ about, state: 'fine', says });
export const note = (about: string, says: string): Finding => ({ about, state: 'note', says });
export const wrong = (about: string, says: string): Finding => ({ about, state: 'wrong', says });
