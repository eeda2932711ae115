// Where the console reads a file of a thread: the session's cookie goes along.
import type { AttachedFile } from '#domain/attachment';

export function fileAddress(thread: string, { id }: AttachedFile): string {
  return `/api/files/${id}?thread=${encodeURIComponent(thread)}`;
}
