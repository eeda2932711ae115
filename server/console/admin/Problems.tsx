// What is wrong with one thing in the editor, beside it: in the words of `baton check`.
import type { Problem } from '#domain/playbook-source';
import { Icon } from '../Icon.tsx';

export interface ProblemsProps {
  readonly id?: string;
  readonly problems: readonly Problem[];
}

export function Problems({ id, problems }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul class="wrong" id={id}>
      {problems.map(({ what, level, path }) => (
        <li key={`${path.join('.')} ${what}`} class={`wrong-${level}`}>
          <Icon name="warning" size={13} />
          <span>
            <span class="sr">{level === 'error' ? 'Error: ' : 'Warning: '}</span>
            {sentence(what)}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function hasError(problems: readonly Problem[]): boolean {
  return problems.some((one) => one.level === 'error');
}

function sentence(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1);
}
