import { browserZone } from '../../../ui/wall-time.ts';
import { useAsk } from '../../../web/api.ts';
import { askWhoIAm } from '../../../web/offline/kept-answers.ts';
import { peopleApi } from '../contract.ts';

/** Who looks at this screen. */
export function useMe() {
  return useAsk(peopleApi.me, {}, { through: askWhoIAm });
}

/** The zone in which a desk tells the time; customers are told the same times. */
export function useDeskZone(deskId: string): string {
  const me = useMe();
  return me.data?.desks.find((desk) => desk.id === deskId)?.zone ?? browserZone();
}
