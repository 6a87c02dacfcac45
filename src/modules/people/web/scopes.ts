import type { TFunction } from 'i18next';
import type { z } from 'zod';
import type { peopleApi } from '../contract.ts';

type Scope = NonNullable<z.input<typeof peopleApi.makeToken.input>['scopes']>[number];

/** What a token is good for; a scope that has no word yet is shown as it is. */
export const sayScopes = (scopes: readonly string[], t: TFunction): string =>
  scopes.map((scope) => t(`people.scope.${scope as Scope}`, scope)).join(', ');
