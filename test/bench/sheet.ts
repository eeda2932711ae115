// Figures with their targets: a line each as they come, kept for the record.
import type { Figure } from './record.ts';

export interface Sheet {
  /** `target` is `<= 120`, `>= 0.7` or an exact number; without one the figure is told and held to nothing. */
  tell(id: string, what: string, value: number, target?: string): void;
  figures(): readonly Figure[];
  allHold(): boolean;
}

export function createSheet(): Sheet {
  const figures: Figure[] = [];
  return {
    tell(id, what, value, target = '') {
      const holds = target === '' || held(value, target);
      figures.push({ id, what, value, target, holds });
      const mark = target === '' ? ' ' : holds ? '✓' : '✗';
      console.log(`  ${mark} ${id.padEnd(8)} ${what.padEnd(76)} ${String(value).padStart(9)}  ${target}`);
    },
    figures: () => figures,
    allHold: () => figures.every((one) => one.holds),
  };
}

function held(value: number, target: string): boolean {
  const [sign = '', bound = ''] = target.includes(' ') ? target.split(' ') : ['=', target];
  if (sign === '<=') return value <= Number(bound);
  if (sign === '>=') return value >= Number(bound);
  return value === Number(bound);
}
