// A file in the thread: a picture in its own box, which opens large, or a card that downloads.
import { useRef, useState } from 'preact/hooks';
import { type AttachedFile, isPicture } from '#domain/attachment';
import type { Words } from '../words/words.ts';
import { Canvas } from './Canvas.tsx';
import { FileCard } from './FileCard.tsx';
import { fileSize } from './file-size.ts';
import { Close, Save } from './icons.tsx';

export interface FileItemProps {
  readonly words: Words;
  readonly locale: string;
  readonly file: AttachedFile;
  /** The same function for the same file. */
  load(): Promise<Blob>;
  onSave(): Promise<void>;
}

const BUBBLE = { width: 240, height: 280 };

export function FileItem(props: FileItemProps) {
  const { words, locale, file, load } = props;
  const [failed, setFailed] = useState(false);
  const save = () => props.onSave().catch(() => setFailed(true));
  if (failed)
    return (
      <FileCard name={file.name} about={words.fileGone}>
        <button type="button" class="link" onClick={() => setFailed(false)}>
          {words.retry}
        </button>
      </FileCard>
    );
  if (!isPicture(file) || !file.width || !file.height)
    return (
      <button type="button" class="plain" aria-label={words.saveFile(file.name)} onClick={save}>
        <FileCard name={file.name} about={`PDF · ${fileSize(locale, file.bytes)}`}>
          <Save />
        </FileCard>
      </button>
    );
  const size = { width: file.width, height: file.height };
  return (
    <Picture words={words} name={file.name} size={size} load={load} onSave={save} onFail={() => setFailed(true)} />
  );
}

interface PictureProps extends Pick<FileItemProps, 'words' | 'load'> {
  readonly name: string;
  readonly size: { readonly width: number; readonly height: number };
  onSave(): void;
  onFail(): void;
}

function Picture({ words, name, size, load, onSave, onFail }: PictureProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [large, setLarge] = useState(false);
  const close = () => {
    dialog.current?.close();
    setLarge(false);
  };
  return (
    <>
      <button
        type="button"
        class="plain"
        aria-label={words.openFile(name)}
        onClick={() => {
          setLarge(true);
          dialog.current?.showModal();
        }}
      >
        <Canvas label={name} size={size} most={BUBBLE} load={load} onFail={onFail} />
      </button>
      <dialog
        ref={dialog}
        class="viewer"
        aria-label={name}
        onClose={() => setLarge(false)}
        onKeyDown={(event) => event.stopPropagation()}
        onClick={(event) => event.target === event.currentTarget && close()}
      >
        {large && (
          <>
            <div class="viewer-head">
              <bdi>{name}</bdi>
              <button
                type="button"
                class="icon"
                aria-label={words.saveFile(name)}
                title={words.saveFile(name)}
                onClick={onSave}
              >
                <Save />
              </button>
              <button type="button" class="icon" aria-label={words.close} title={words.close} onClick={close}>
                <Close />
              </button>
            </div>
            <Canvas label={name} size={size} most={LARGE()} load={load} onFail={onFail} />
          </>
        )}
      </dialog>
    </>
  );
}

/** What is left of the window beside the dialog's head and edges. */
const LARGE = () => ({ width: innerWidth - 32, height: innerHeight - 112 });
