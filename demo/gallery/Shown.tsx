// One state of the widget in a shadow root of its own, drawn by the widget's views and sheets.
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ChatModel } from '../../widget/model.ts';
import { AttachButton } from '../../widget/ui/AttachButton.tsx';
import { attachmentStyles } from '../../widget/ui/attachment-styles.ts';
import { Banner } from '../../widget/ui/Banner.tsx';
import { Consent } from '../../widget/ui/Consent.tsx';
import { Conversation } from '../../widget/ui/Conversation.tsx';
import { conversationStyles } from '../../widget/ui/conversation-styles.ts';
import { FileItem } from '../../widget/ui/FileItem.tsx';
import { Hello } from '../../widget/ui/Hello.tsx';
import { Menu } from '../../widget/ui/Menu.tsx';
import { Panel } from '../../widget/ui/Panel.tsx';
import { styles } from '../../widget/ui/styles.ts';
import { UploadItem } from '../../widget/ui/UploadItem.tsx';
import { UploadTray } from '../../widget/ui/UploadTray.tsx';
import type { Words } from '../../widget/words/words.ts';
import type { State } from './states.ts';

export interface ShownProps {
  readonly state: State;
  readonly words: Words;
  readonly locale: string;
  readonly rtl: boolean;
  readonly dark: boolean;
  readonly now: number;
  /** The site's colour; empty: the widget's own. */
  readonly accent: string;
}

export function Shown(props: ShownProps) {
  const { state, words, locale, rtl, dark, accent } = props;
  const pressed = useRef(false);
  const spoken = useRef(words);
  spoken.current = words;
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const shadow = host.current.shadowRoot ?? openShadow(host.current);
    const root = shadow.firstElementChild as HTMLElement;
    if (accent === '') host.current.style.removeProperty('--baton-accent');
    else host.current.style.setProperty('--baton-accent', accent);
    root.className = `root${dark ? ' dark' : ''}`;
    root.lang = locale;
    root.dir = rtl ? 'rtl' : 'ltr';
    render(<Drawn {...props} />, root);
    if (pressed.current) return;
    pressed.current = true;
    for (const name of state.press ?? []) press(root, () => spoken.current[name]);
  });
  return <div ref={host} class="shown" />;
}

/** The panel is fixed in its page; here each has a frame that it is fixed in. */
function openShadow(host: HTMLElement): ShadowRoot {
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [styles, conversationStyles, attachmentStyles].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  shadow.append(document.createElement('div'));
  return shadow;
}

function Drawn({ state, words, locale, now }: ShownProps) {
  const { view, suggestions = [], uploads = [] } = state;
  const chosen = uploads.filter((one) => one.step === 'chosen');
  const going = uploads.filter((one) => one.step !== 'chosen');
  const { owner } = view.thread;
  return (
    <Panel
      words={words}
      person={owner.kind === 'agent' ? owner.name : null}
      queue={owner.kind === 'assistant' ? null : (view.standing?.queueName ?? 'Billing')}
      alone={owner.kind === 'assistant'}
      text={state.text ?? ''}
      menu={
        !state.loading && (
          <Menu words={words} canDownload sound={false} onSound={nothing} onDownload={nothing} onForget={nothing} />
        )
      }
      writes={state.loading !== 'consent'}
      sending={state.loading === 'sending'}
      tools={view.attaches && <AttachButton words={words} onFiles={nothing} />}
      tray={
        chosen.length > 0 && (
          <UploadTray words={words} locale={locale} uploads={chosen} loadOf={() => picture} onRemove={nothing} />
        )
      }
      hasFiles={chosen.length > 0}
      onText={nothing}
      onSay={nothing}
      onAskForPerson={nothing}
      onClose={nothing}
    >
      {state.loading === 'consent' ? (
        <Consent words={words} policy="/privacy" onAgree={nothing} onDecline={nothing} />
      ) : state.loading ? (
        <>
          {state.loading === 'offline' && <Banner text={words.offline} />}
          <div class="log">
            <Hello words={words} suggestions={suggestions} onPick={nothing} />
          </div>
        </>
      ) : (
        <Conversation
          words={words}
          locale={locale}
          chat={CHAT}
          view={view}
          queueNames={QUEUES}
          base={location.origin}
          suggestions={suggestions}
          file={({ file }) => (
            <FileItem words={words} locale={locale} file={file} load={picture} onSave={() => Promise.resolve()} />
          )}
          sending={going.map((one) => (
            <UploadItem
              key={one.id}
              words={words}
              locale={locale}
              upload={one}
              load={picture}
              onRetry={nothing}
              onRemove={nothing}
            />
          ))}
          now={() => now}
          onSay={nothing}
        />
      )}
    </Panel>
  );
}

/** One after the other over all the page: what is open keeps the keyboard, and closes when another takes it. */
function press(root: HTMLElement, labelNow: () => string): void {
  presses = presses.then(async () => {
    const { scrollX, scrollY } = window;
    const label = labelNow();
    const buttons = [...root.querySelectorAll('button')];
    buttons.find((one) => one.textContent === label || one.getAttribute('aria-label') === label)?.click();
    await new Promise(requestAnimationFrame);
    scrollTo(scrollX, scrollY);
  });
}

let presses = Promise.resolve();

const QUEUES: ReadonlyMap<string, string> = new Map([
  ['billing', 'Billing'],
  ['tech', 'Technical support'],
]);

const nothing = () => {};

/** Stands for every picture: a sheet with a few lines and one that is marked. */
async function picture(): Promise<Blob> {
  const canvas = new OffscreenCanvas(900, 640);
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#f4f6fb';
    pen.fillRect(0, 0, 900, 640);
    for (let line = 0; line < 7; line += 1) {
      pen.fillStyle = line === 3 ? '#e8590c' : '#c3cad9';
      pen.fillRect(80, 90 + line * 70, line === 3 ? 700 : 420 + ((line * 97) % 300), 28);
    }
  }
  return canvas.convertToBlob();
}

/** Nothing happens in the gallery: it is there to be looked at. */
const CHAT: Omit<ChatModel, 'view'> = {
  say: nothing,
  retry: nothing,
  discard: nothing,
  judge: nothing,
  askForPerson: nothing,
  cancelWaiting: nothing,
  rate: nothing,
  leaveContact: nothing,
  correctSummary: nothing,
  typing: nothing,
  seen: nothing,
  startOver: nothing,
};
