// A file without a picture: its name, and what there is to say about it.
import type { ComponentChildren } from 'preact';
import { Sheet } from './icons.tsx';

export interface FileCardProps {
  readonly name: string;
  readonly about: string;
  readonly children?: ComponentChildren;
}

export function FileCard({ name, about, children }: FileCardProps) {
  return (
    <span class="filecard">
      <Sheet />
      <span class="filewords">
        <bdi class="filename" title={name}>
          {name}
        </bdi>
        <span class="note">{about}</span>
      </span>
      {children}
    </span>
  );
}
