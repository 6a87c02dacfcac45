import { blobOf } from '../../../web/request.ts';

type Where = { desk: string; organization: string };

/** Saves all of a desk to this machine. */
export async function saveExport({ desk, organization }: Where): Promise<void> {
  const path = `/api/desks/${encodeURIComponent(desk)}/export`;
  const content = await blobOf(path, organization);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = `${desk}.tar`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
