import { Refusal } from '../../platform/refusal.ts';

export function refuseUnknownZone(zone: string | undefined): void {
  if (zone === undefined || Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC') return;
  throw new Refusal(
    'invalid',
    'zone.unknown',
    'This time zone is not known. Choose one such as Europe/London.',
  );
}
