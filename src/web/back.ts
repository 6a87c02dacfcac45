/** What the door is told of where somebody stood who is not signed in; there a mail link that failed says so. */
export function doorFor(href: string): { back: string; error?: string } {
  const url = new URL(href, 'https://here.invalid');
  const error = url.searchParams.get('error');
  if (error === null) return { back: href };
  url.searchParams.delete('error');
  return { back: `${url.pathname}${url.search}`, error };
}

/** Where to go after signing in: only ever into the app itself, whatever the address says. */
export function safeBack(back: unknown): string {
  if (typeof back !== 'string' || !/^\/app(?![^/?])/.test(back)) return '/app';
  const url = new URL(back, 'https://here.invalid');
  return url.origin === 'https://here.invalid' && url.pathname.startsWith('/app')
    ? `${url.pathname}${url.search}`
    : '/app';
}
