import type { TFunction } from 'i18next';
import type { DeskView } from '../../desks/contract.ts';

type Role = DeskView['roster'][number]['role'];

/** What somebody is on the desk; a role that has no word yet is shown as it is. */
export const sayRole = (role: string, t: TFunction): string => t(`desks.role.${role as Role}`, role);
