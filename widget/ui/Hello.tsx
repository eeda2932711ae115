// What stands in a thread before anybody wrote, and buttons to say something with one tap.
import type { FirstWords } from '../words/words.ts';
import { Face } from './Face.tsx';

export function Hello({
  words,
  suggestions,
  onPick,
}: {
  readonly words: FirstWords;
  readonly suggestions: readonly string[];
  onPick(text: string): void;
}) {
  return (
    <div class="hello">
      <Face name={null} />
      <h3>{words.greeting}</h3>
      <p>{words.greetingMore}</p>
      <p class="note">{words.disclosure}</p>
      <Chips choices={suggestions} onPick={onPick} />
    </div>
  );
}

export function Chips({ choices, onPick }: { choices: readonly string[]; onPick(text: string): void }) {
  if (choices.length === 0) return null;
  return (
    <div class="chips">
      {choices.map((choice) => (
        <button key={choice} type="button" class="chip" dir="auto" onClick={() => onPick(choice)}>
          {choice}
        </button>
      ))}
    </div>
  );
}
