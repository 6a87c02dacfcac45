import { escaped } from '../../../platform/html.ts';
import { alternatesOf } from './languages.ts';

/** Of what is read in one language alone that one is not said. */
export type Address = { id: string; originalId: string; language: string | null; day: string };

/** The addresses of the help of a desk, for whoever searches the web; of what is in several languages with the others. */
export function siteMap(start: string, articles: readonly Address[]): string {
  const families = new Map<string, Address[]>();
  for (const one of articles) {
    const family = families.get(one.originalId) ?? [];
    // The original first.
    families.set(one.originalId, one.id === one.originalId ? [one, ...family] : [...family, one]);
  }
  const urls = articles.map(({ id, originalId, day }) => {
    const family = (families.get(originalId) ?? []).flatMap(({ id, language }) =>
      language === null ? [] : [{ id, language }],
    );
    const links = alternatesOf(start, family).map(linked).join('');
    return `<url><loc>${escaped(`${start}/articles/${id}`)}</loc><lastmod>${day}</lastmod>${links}</url>`;
  });
  const first = articles.length > 0 ? `<url><loc>${escaped(start)}</loc></url>` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${first}${urls.join('\n')}</urlset>
`;
}

const linked = ({ language, url }: { language: string; url: string }) =>
  `<xhtml:link rel="alternate" hreflang="${escaped(language)}" href="${escaped(url)}"/>`;
