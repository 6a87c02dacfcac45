/** Where to go after signing in: only ever into the app itself, whatever the address says. */
export function safeBack(back: unknown): string {
  if (typeof back !== 'string' || !/^\/app(?![^/?])/.test(back)) return '/app';
  const url = new URL(back, 'https://here.invalid');
  return url.origin === 'https://here.invalid' && url.pathname.startsWith('/app')
    ? `${url.pathname}${url.search}`
    : '/app';
}
