// Under the customer's own words: how far they got, and when they were said.
import type { MessageStatus } from '../model.ts';
import type { Words } from '../words/words.ts';
import { When } from './When.tsx';

export interface OwnStateProps {
  readonly words: Words;
  readonly locale: string;
  readonly at: number;
  readonly status: MessageStatus | null;
}

export function OwnState({ words, locale, at, status }: OwnStateProps) {
  return (
    <span class="state">
      {status && `${words.status[status]} · `}
      <When locale={locale} at={at} />
    </span>
  );
}
