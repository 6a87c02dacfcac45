/** The largest file and the largest mail that are taken in, in bytes: 25 MB and 35 MB. */
export const largestFile = 25 * 1024 * 1024;
export const largestMail = 35 * 1024 * 1024;
