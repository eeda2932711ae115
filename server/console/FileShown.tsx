// A file in the thread: a picture in its own box, which opens large, or a card that downloads.
import { useState } from 'preact/hooks';
import { type AttachedFile, isPicture } from '#domain/attachment';
import { fitted } from '../../widget/ui/picture-box.ts';
import { Dialog } from './Dialog.tsx';
import { fileAddress } from './file-address.ts';
import { sizeWords } from './file-words.ts';
import { Icon } from './Icon.tsx';

export interface FileShownProps {
  readonly file: AttachedFile;
  /** The id of the thread it stands in. */
  readonly thread: string;
}

const BOX = { width: 320, height: 240 };

export function FileShown({ file, thread }: FileShownProps) {
  const [large, setLarge] = useState(false);
  const [gone, setGone] = useState(false);
  const address = fileAddress(thread, file);
  if (gone) return <Card file={file} about="No longer available" />;
  if (!isPicture(file) || !file.width || !file.height)
    return (
      <a class="file-card" href={address} download={file.name} aria-label={`Download ${file.name}`}>
        <Card file={file} about={`PDF, ${sizeWords(file.bytes)}`} />
        <Icon name="save" size={16} />
      </a>
    );
  const box = fitted({ width: file.width, height: file.height }, BOX);
  return (
    <>
      <button type="button" class="file-picture" aria-label={`Open ${file.name}`} onClick={() => setLarge(true)}>
        <img src={address} alt={file.name} {...box} loading="lazy" decoding="async" onError={() => setGone(true)} />
      </button>
      {large && (
        <Dialog title={file.name} onClose={() => setLarge(false)}>
          <div class="file-large">
            <img src={address} alt={file.name} width={file.width} height={file.height} />
          </div>
          <footer class="dialog-foot">
            <span class="muted">
              {file.width} × {file.height}, {sizeWords(file.bytes)}
            </span>
            <a class="button" href={address} download={file.name}>
              <Icon name="save" size={14} /> Download
            </a>
          </footer>
        </Dialog>
      )}
    </>
  );
}

function Card({ file, about }: { readonly file: AttachedFile; readonly about: string }) {
  return (
    <span class="file-words">
      <Icon name="file" size={18} />
      <bdi class="file-name">{file.name}</bdi>
      <span class="muted">{about}</span>
    </span>
  );
}
