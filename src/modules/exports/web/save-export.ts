import { blobOf } from '../../../web/request.ts';
import { saveBlob } from '../../../web/save-blob.ts';

type Where = { desk: string; organization: string };

/** Saves all of a desk to this machine: as it is now, or as it was when work moved. */
export async function saveExport({ desk, organization }: Where, moveId?: string): Promise<void> {
  const place = `/api/desks/${encodeURIComponent(desk)}`;
  const path = moveId === undefined ? `${place}/export` : `${place}/moves/${moveId}/export`;
  saveBlob(await blobOf(path, organization), `${desk}.tar`);
}
