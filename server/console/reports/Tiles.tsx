// The six figures a support lead looks at first, each beside the period before.
import type { ComponentChildren } from 'preact';
import { hashOf, type ReportsPlace } from '../route.ts';
import { brief, percent } from './figure-words.ts';
import type { Figures } from './figures.ts';
import { VerdictBar } from './VerdictBar.tsx';

export interface TilesProps {
  readonly now: Figures;
  /** Null: there is nothing to compare with. */
  readonly before: Figures | null;
  readonly days: number;
  readonly place: ReportsPlace;
}

export function Tiles({ now, before, days, place }: TilesProps) {
  const { unjudged } = now;
  const resolved = now.resolution?.count ?? 0;
  return (
    <section class="tiles" aria-label={`The last ${days} days`}>
      <Tile
        name="Escalation accuracy"
        value={share(now.accuracy)}
        change={points(now.accuracy, before?.accuracy, 'up')}
        wide
      >
        {now.judged === 0 ? (
          'No handoff was judged yet: one tap when it is resolved, or afterwards.'
        ) : (
          <>
            <VerdictBar figures={now} of={now.judged} />
            <Legend figures={now} />
          </>
        )}
        {unjudged > 0 && (
          <a href={hashOf({ at: 'reports', ...place, list: 'unjudged' })}>
            {several(unjudged, 'is', 'are')} not judged
          </a>
        )}
      </Tile>
      <Tile name="Handed over in time" value={share(now.recall)} change={points(now.recall, before?.recall, 'up')}>
        {now.recall === null
          ? 'Known once handoffs were judged.'
          : now.missed === 0
            ? 'Of all that a person was needed for. Nobody had to step in unasked.'
            : `Of all that a person was needed for. People stepped in unasked ${now.missed === 1 ? 'once' : `${now.missed} times`}.`}
      </Tile>
      <Tile
        name="First reply in time"
        value={share(ratio(now.inTime, now.promised))}
        change={points(ratio(now.inTime, now.promised), before && ratio(before.inTime, before.promised), 'up')}
      >
        {now.firstReply === null
          ? 'No first reply yet.'
          : `Half within ${brief(now.firstReply.median)}, nine in ten within ${brief(now.firstReply.p90)}.`}
      </Tile>
      <Tile
        name="Time to resolve"
        value={now.resolution === null ? null : brief(now.resolution.median)}
        change={times(now.resolution?.median, before?.resolution?.median)}
      >
        {now.resolution === null
          ? 'Nothing resolved yet.'
          : `The median of ${resolved}; nine in ten within ${brief(now.resolution.p90)}.`}
      </Tile>
      <Tile
        name="Reopened"
        value={share(ratio(now.reopened, resolved))}
        change={points(
          ratio(now.reopened, resolved),
          before && ratio(before.reopened, before.resolution?.count),
          'down',
        )}
      >
        {resolved === 0 ? 'Nothing resolved yet.' : `${now.reopened} of ${resolved} resolved.`}
      </Tile>
      <Tile
        name="Satisfaction"
        value={now.satisfaction === null ? null : now.satisfaction.toFixed(1)}
        unit="of 5"
        change={stars(now.satisfaction, before?.satisfaction)}
      >
        {now.rated === 0
          ? 'No rating after a person had it yet.'
          : `The mean of ${several(now.rated, 'rating', 'ratings')}.`}
      </Tile>
    </section>
  );
}

interface Change {
  readonly says: string;
  readonly better: boolean | null;
}

interface TileProps {
  readonly name: string;
  /** Null: nothing to measure yet. */
  readonly value: string | null;
  readonly unit?: string;
  readonly change: Change | null;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

function Tile({ name, value, unit, change, wide = false, children }: TileProps) {
  return (
    <div class={wide ? 'tile tile-wide' : 'tile'}>
      <h2>{name}</h2>
      <p class="tile-value">
        {value ?? <span class="muted">–</span>}
        {value !== null && unit !== undefined && <small> {unit}</small>}
        {change !== null && value !== null && (
          <span class={change.better === null ? 'change' : change.better ? 'change better' : 'change worse'}>
            {change.says}
          </span>
        )}
      </p>
      <div class="tile-words">{children}</div>
    </div>
  );
}

function Legend({ figures: { right, late, unneeded } }: { readonly figures: Figures }) {
  return (
    <ul class="legend">
      <li class="legend-right">{right} right</li>
      <li class="legend-late">{late} too late</li>
      <li class="legend-unneeded">{unneeded} not needed</li>
    </ul>
  );
}

function share(value: number | null): string | null {
  return value === null ? null : percent(value);
}

function ratio(part: number, of: number | undefined): number | null {
  return of === undefined || of === 0 ? null : part / of;
}

/** Below this a difference says nothing. */
const POINT = 0.005;

function points(now: number | null, before: number | null | undefined, good: 'up' | 'down'): Change | null {
  if (now === null || before === null || before === undefined) return null;
  const by = now - before;
  if (Math.abs(by) < POINT) return SAME;
  return { says: `${signed(Math.round(by * 100))} points`, better: by > 0 === (good === 'up') };
}

function times(now: number | undefined, before: number | undefined): Change | null {
  if (now === undefined || before === undefined || before === 0) return null;
  const by = Math.round((now / before - 1) * 100);
  return by === 0 ? SAME : { says: `${signed(by)} %`, better: by < 0 };
}

function stars(now: number | null, before: number | null | undefined): Change | null {
  if (now === null || before === null || before === undefined) return null;
  const by = Math.round((now - before) * 10) / 10;
  return by === 0 ? SAME : { says: signed(by), better: by > 0 };
}

const SAME: Change = { says: 'as before', better: null };

function signed(value: number): string {
  return value > 0 ? `+${value}` : `−${Math.abs(value)}`;
}

function several(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
