import { escaped } from '../../../platform/html.ts';

/** The addresses of the help of a desk, for whoever searches the web. */
export function siteMap(start: string, articles: readonly { id: string; day: string }[]): string {
  const urls = articles.map(
    ({ id, day }) => `<url><loc>${escaped(`${start}/articles/${id}`)}</loc><lastmod>${day}</lastmod></url>`,
  );
  const first = articles.length > 0 ? `<url><loc>${escaped(start)}</loc></url>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${first}${urls.join('\n')}</urlset>
`;
}
