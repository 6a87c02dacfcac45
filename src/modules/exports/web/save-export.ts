import { blobOf } from '../../../web/request.ts';
import { saveBlob } from '../../../web/save-blob.ts';

type Where = { desk: string; organization: string };

/** Saves all of a desk to this machine. */
export async function saveExport({ desk, organization }: Where): Promise<void> {
  const path = `/api/desks/${encodeURIComponent(desk)}/export`;
  saveBlob(await blobOf(path, organization), `${desk}.tar`);
}
