// Puts a file over HTTP. XMLHttpRequest, because `fetch` does not tell how much has gone.
import type { Refusal } from '#domain/ownership';
import type { Putting } from './uploads.ts';

export function putFile(url: string, file: Blob, onPart: (part: number) => void): Putting {
  const request = new XMLHttpRequest();
  const done = new Promise<Refusal | 'offline' | null>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request.status === 200 ? null : refusalIn(request.responseText));
    request.onerror = request.onabort = request.ontimeout = () => resolve('offline');
  });
  request.open('PUT', url);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { done, cancel: () => request.abort() };
}

/** Whatever stands between may answer too, and not in our words. */
function refusalIn(text: string): Refusal | 'offline' {
  try {
    const answer = JSON.parse(text) as Refusal;
    return typeof answer.refused === 'string' ? answer : 'offline';
  } catch {
    return 'offline';
  }
}
