import type { Database } from '../../../platform/database/database.ts';
import type { ArticlePicture } from '../../knowledge/contract.ts';
import type { PictureChunk } from '../../knowledge/index.ts';
import type { InLanguage } from './languages.ts';
import type { Address } from './site-map.ts';

export type HelpDesk = {
  id: string;
  slug: string;
  name: string;
  color: string;
  address: string;
  zone: string;
};

type Thing = { make: string | null; model: string | null; versions: string | null };
export type HelpRow = Thing & { id: string; language: string; words: string; helps: string };
export type HelpArticle = HelpRow & {
  cause: string | null;
  version: number;
  changedAt: string;
  pictures: ArticlePicture[];
  /** What it was translated from has changed since. */
  isBehind: boolean;
  /** In which languages it is read, the original first; none where it is one alone. */
  languages: InLanguage[];
};

/** What stands on one page, and whether there is more. */
export type HelpRows = { items: HelpRow[]; more: boolean };

const mostShown = 20;
const pageOf = (rows: HelpRow[]): HelpRows => ({
  items: rows.slice(0, mostShown),
  more: rows.length > mostShown,
});

/**
 * What everybody reads. Nobody has entered: reviewed functions of the database answer, with what is for customers on that
 * one desk and nothing else.
 */
export class Help {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** None where nothing is published. */
  async desk(slug: string): Promise<HelpDesk | null> {
    const [desk] = await this.#rows<HelpDesk>('select * from app.help_desk($1)', [slug]);
    return desk ?? null;
  }

  /** By how well they fit the words, else those that helped most; each in the language that is read best. */
  async articles(deskId: string, words: string | null, read: string[]): Promise<HelpRows> {
    const most = mostShown + 1;
    const asked = [deskId, words, most, read];
    return pageOf(await this.#rows('select * from app.help_articles($1, $2, $3, $4)', asked));
  }

  /** All of them, the latest first. */
  async all(deskId: string, page: number, read: string[]): Promise<HelpRows> {
    const from = [deskId, (page - 1) * mostShown, mostShown + 1, read];
    return pageOf(await this.#rows('select * from app.help_articles_from($1, $2, $3, $4)', from));
  }

  async article(deskId: string, id: string): Promise<HelpArticle | null> {
    const [article] = await this.#rows<HelpArticle>(
      `select *, to_json(changed_at) #>> '{}' as "changedAt", is_behind as "isBehind",
        coalesce((select json_agg(p) from app.help_pictures($1, $2) p), '[]') as pictures,
        coalesce((select json_agg(l) from app.help_languages($1, $2) l), '[]') as languages
       from app.help_article($1, $2)`,
      [deskId, id],
    );
    return article ?? null;
  }

  /** One that an article shows by now. */
  async picture(deskId: string, id: string): Promise<{ type: string; size: number; sha256: Buffer } | null> {
    const [picture] = await this.#rows<{ type: string; size: number; sha256: Buffer }>(
      'select * from app.help_picture($1, $2)',
      [deskId, id],
    );
    return picture ?? null;
  }

  chunks(deskId: string, id: string, [first, last]: [number, number]): Promise<PictureChunk[]> {
    return this.#rows('select * from app.help_picture_chunks($1, $2, $3, $4)', [deskId, id, first, last]);
  }

  addresses(deskId: string): Promise<Address[]> {
    return this.#rows(
      `select id, original_id as "originalId", language, to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD') as day from app.help_addresses($1)`,
      [deskId],
    );
  }

  async #rows<T>(query: string, values: unknown[]): Promise<T[]> {
    return (await this.#database.server.query(query, values)).rows as T[];
  }
}
