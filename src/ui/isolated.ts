/** Words inside a sentence that run as they themselves do, as `bdi` has it where there are no tags. */
export const isolated = (words: string): string => `\u2068${words}\u2069`;
