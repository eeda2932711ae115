// The frame around signing in and setting up: one small card on an empty page.
import type { ComponentChildren } from 'preact';
import { Brand } from './Brand.tsx';

export interface GateProps {
  readonly title: string;
  readonly says: string;
  readonly children: ComponentChildren;
}

export function Gate({ title, says, children }: GateProps) {
  return (
    <main class="gate">
      <div class="gate-card">
        <Brand />
        <h1>{title}</h1>
        <p class="muted">{says}</p>
        {children}
      </div>
    </main>
  );
}
