// The judged handoffs of the period as a file: cases that a playbook can be tried against.
import { Icon } from '../Icon.tsx';
import { hashOf, type ReportsPlace } from '../route.ts';
import { casesPath, type Report } from './figures.ts';

export interface CasesProps {
  readonly report: Report;
  readonly place: ReportsPlace;
}

export function Cases({ report: { all, from, to }, place: { site } }: CasesProps) {
  const { cases } = all;
  return (
    <footer class="cases">
      <div class="cases-words">
        <h3>{cases === 0 ? 'No judged handoff to learn from yet' : 'Try the playbook against them'}</h3>
        <p class="muted">
          {cases === 0 ? (
            'Once a handoff of this period is judged, it becomes a case: what was said and what should have happened, for any playbook to be tried against.'
          ) : (
            <>
              Each judged handoff is a case: what was said, and what should have happened.{' '}
              <a href={hashOf({ at: 'settings', page: 'playbook', item: site })}>Settings › Playbook</a> runs a draft
              against them, <code>baton replay</code> the file. Names, addresses and secrets are taken out; other
              personal details may stand in what was said.
            </>
          )}
        </p>
      </div>
      {cases > 0 && (
        <a class="button" href={casesPath({ site, from, to })} download="">
          <Icon name="save" size={14} /> {cases === 1 ? 'Export 1 judged handoff' : `Export ${cases} judged handoffs`}
        </a>
      )}
    </footer>
  );
}
