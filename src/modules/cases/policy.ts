/** When the next word is near: the moment from which its clock is amber, three quarters of the way to it. */
export function soonAt(due: string, dueSetAt: string | null): number {
  const end = Date.parse(due);
  return dueSetAt === null ? end : Math.ceil(end - (end - Date.parse(dueSetAt)) / 4);
}
