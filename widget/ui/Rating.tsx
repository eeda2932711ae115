// How was it? One to five, and a word if they like.
import { useState } from 'preact/hooks';
import type { Words } from '../words/words.ts';
import { Mood } from './icons.tsx';

type Score = 1 | 2 | 3 | 4 | 5;
const SCORES: readonly Score[] = [1, 2, 3, 4, 5];

export function Rating({ words, onRate }: { words: Words; onRate(score: Score, comment: string | null): void }) {
  const [score, setScore] = useState<Score | null>(null);
  const [comment, setComment] = useState('');
  return (
    <form
      class="card"
      onSubmit={(event) => {
        event.preventDefault();
        if (score) onRate(score, comment.trim() || null);
      }}
    >
      <fieldset>
        <legend>
          <h3>{words.rateTitle}</h3>
        </legend>
        <div class="rates">
          {SCORES.map((value) => (
            <label key={value} class="rate" title={words.rates[value - 1]}>
              <input
                type="radio"
                name="baton-rating"
                value={value}
                aria-label={words.rates[value - 1]}
                checked={score === value}
                onChange={() => setScore(value)}
              />
              <span>
                <Mood score={value} />
              </span>
            </label>
          ))}
        </div>
        {/* The ends of the scale, and then the word for what was chosen: the buttons say theirs by themselves. */}
        <p class="note ends" aria-hidden="true">
          {score ? (
            <b>{words.rates[score - 1]}</b>
          ) : (
            [words.rates[0], words.rates[4]].map((end) => <span key={end}>{end}</span>)
          )}
        </p>
      </fieldset>
      {score && (
        <div class="field">
          <input
            class="input"
            aria-label={words.rateComment}
            placeholder={words.rateComment}
            maxLength={2000}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
          <button type="submit" class="button">
            {words.rateSend}
          </button>
        </div>
      )}
    </form>
  );
}
