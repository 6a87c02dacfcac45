export { markDemand } from './commands/mark-demand.ts';
export { countedByWeek, isUnknown, markedOf } from './queries/counted.ts';
export { noSuchCause, visibleCause } from './queries/visible-cause.ts';
export { noSuchType, visibleType } from './queries/visible-type.ts';
