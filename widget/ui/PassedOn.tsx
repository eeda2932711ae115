// What the agent was given, as the customer may see it: open to read, and to correct.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ContextPackage } from '#domain/context-package';
import type { Words } from '../words/words.ts';
import { Back } from './icons.tsx';

export interface PassedOnProps {
  readonly words: Words;
  readonly passed: ContextPackage;
  onCorrect(text: string): void;
  onBack(): void;
}

export function PassedOn({ words, passed, onCorrect, onBack }: PassedOnProps) {
  const back = useRef<HTMLButtonElement>(null);
  // Whoever opened it by keyboard goes on inside, and back to where they were.
  useEffect(() => {
    const root = back.current?.getRootNode() as Document | ShadowRoot | undefined;
    const before = root?.activeElement as HTMLElement | null | undefined;
    back.current?.focus({ preventScroll: true });
    return () => before?.focus();
  }, []);
  const fields = Object.entries(passed.fields).filter(([, value]) => value !== '');
  return (
    <section
      class="passed"
      aria-label={words.seePassedOn}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onBack();
      }}
    >
      <div class="head">
        <button ref={back} type="button" class="icon flip" aria-label={words.back} title={words.back} onClick={onBack}>
          <Back />
        </button>
        <div class="who">
          <h2>{words.seePassedOn}</h2>
        </div>
      </div>
      <div class="body">
        <p class="note">{words.passedOnIntro}</p>
        <List
          title={words.about}
          items={[
            ...(passed.correction ? [`${words.correction}: ${passed.correction}`] : []),
            ...passed.summary.map((one) => one.text),
          ]}
        />
        {fields.length > 0 && (
          <div>
            <h3>{words.gave}</h3>
            <dl>
              {fields.map(([field, value]) => (
                <>
                  <dt>{labelOf(field)}</dt>
                  <dd dir="auto">{value ?? words.notGiven}</dd>
                </>
              ))}
            </dl>
          </div>
        )}
        <List title={words.tried} items={passed.attempted.map((one) => one.text)} />
        <List title={words.documents} items={passed.documents.map((one) => one.title)} />
        <Correction words={words} correction={passed.correction} onCorrect={onCorrect} />
      </div>
    </section>
  );
}

/** A field's name as words: `invoiceId` is “Invoice ID”. */
function labelOf(field: string): string {
  const words = field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\bid\b/, 'ID');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {items.map((item, at) => (
          <li key={at} dir="auto">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Correction({
  words,
  correction,
  onCorrect,
}: Pick<PassedOnProps, 'words' | 'onCorrect'> & { correction: string | null }) {
  const [text, setText] = useState(correction ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCorrect(text.trim());
      }}
    >
      <h3>
        <label for="baton-correction">{words.correct}</label>
      </h3>
      <textarea
        id="baton-correction"
        class="input area"
        maxLength={2000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="field">
        <button type="submit" class="button" disabled={text.trim() === '' || text.trim() === correction}>
          {words.save}
        </button>
      </div>
    </form>
  );
}
