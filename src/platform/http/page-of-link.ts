import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Credential } from '../actor.ts';
import type { Context } from '../context.ts';
import type { Database } from '../database/database.ts';
import { forbidden } from '../refusal.ts';
import { hashOf } from './credential.ts';
import { isFormToken, newFormToken } from './form-token.ts';
import { type Exchange, goOnTo, isLinkToken, noLink, tokenOf } from './link-pages.ts';

type Named = {
  kind: 'proposal-link' | 'referral-link' | 'preparation-link';
  /** What stands before the link's own name in the address of its page. */
  folder: string;
  cookie: string;
  /** For how long a browser keeps the link. */
  seconds: number;
};

export type Visitor = { link: string; token: string; credential: Credential };

/** A page that is named after the link that opens it: no other link does. */
export class PageOfLink {
  readonly #database: Database;
  readonly #named: Named;

  constructor(database: Database, named: Named) {
    this.#database = database;
    this.#named = named;
  }

  /** From the address in a letter to the page itself. */
  async follow(exchange: Exchange): Promise<FastifyReply> {
    const token = tokenOf(exchange.request);
    const linked = await this.#database.as(this.#credentialOf(token), async ({ actor, site }) => ({
      path: this.pathOf(actor.id),
      isSecure: site.url.startsWith('https:'),
    }));
    const { cookie, seconds } = this.#named;
    return goOnTo(exchange, { ...linked, cookie, token, seconds });
  }

  pathOf(link: string): string {
    return `/${this.#named.folder}/${link}`;
  }

  visitorOf(request: FastifyRequest): Visitor {
    const link = z.uuid().safeParse((request.params as { link: string }).link);
    const token = request.cookies[this.#named.cookie];
    if (!link.success || !isLinkToken(token)) throw noLink();
    return { link: link.data, token, credential: this.#credentialOf(token) };
  }

  as<T>({ link, credential }: Visitor, work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.#database.as(credential, async (ctx) => {
      if (ctx.actor.id !== link) throw noLink();
      return work(ctx);
    });
  }

  /** What a form of this page carries, so that no other page sends it. */
  formToken({ token, link }: Visitor): string {
    return newFormToken(token, link);
  }

  refuseForged({ token, link }: Visitor, sent: string | undefined): void {
    if (!isFormToken(sent, token, link)) throw forbidden('page.forged', 'This did not come from your page.');
  }

  #credentialOf(token: string): Credential {
    return { kind: this.#named.kind, hash: hashOf(token) };
  }
}
