import { blobOf, sendFile } from '../../../web/request.ts';
import { saveBlob } from '../../../web/save-blob.ts';

export type Kept = { id: string; name: string };
export type Where = { deskId: string; organization: string };

/** Keeps a file on the desk until the message that carries it is sent. */
export async function keepFile(file: File, { deskId, organization }: Where): Promise<Kept> {
  const { id } = await sendFile(`/api/desks/${encodeURIComponent(deskId)}/files`, file, organization);
  return { id, name: file.name };
}

function contentOf(file: Kept, { deskId, organization }: Where): Promise<Blob> {
  const path = `/api/desks/${encodeURIComponent(deskId)}/files/${encodeURIComponent(file.id)}`;
  return blobOf(path, organization);
}

/** Where a file can be played; to be revoked when it is shown no more. */
export async function addressOfFile(file: Kept & { type: string }, where: Where): Promise<string> {
  const content = await contentOf(file, where);
  return URL.createObjectURL(new Blob([content], { type: file.type }));
}

/** Saves a file to this machine. */
export async function saveFile(file: Kept, where: Where): Promise<void> {
  saveBlob(await contentOf(file, where), file.name);
}
