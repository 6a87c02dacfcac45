const longest = 2000;

/** What stands before a port is a host. */
const scheme = /^(?:[a-z][a-z0-9+.-]*:\/\/|[a-z][a-z0-9+-]*:(?!\d+(?:[/?#]|$)))/i;

/** The address of a web page, as somebody wrote it, with or without its beginning; null of anything else. */
export function webAddress(written: string): string | null {
  const begun = scheme.test(written) ? written : `https://${written}`;
  if (/\s/.test(begun) || !URL.canParse(begun)) return null;
  const { protocol, hostname, username, password, href } = new URL(begun);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  const isSomewhere = hostname.includes('.') && username === '' && password === '';
  return isWeb && isSomewhere && href.length <= longest ? href : null;
}
