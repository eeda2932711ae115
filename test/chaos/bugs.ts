// Placeholder
import type { Edit } from './mutate.ts';
export interface Bug {
  readonly id: string;
  readonly what: string;
  readonly edits: readonly Edit[];
}
export const BUGS: readonly Bug[] = [];
