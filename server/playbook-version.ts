// A published version of a playbook, read like a file: what is wrong with it is said with the row it stands in.
import { type BuildClassifier, toPlaybook } from '#domain/playbook-source';
import { checkSource, digestOf, type Finding, type PlaybookRead } from './playbook-file.ts';
import type { PlaybookVersion } from './store/store.ts';

/** Compiles a version. An error means that this Baton reads playbooks more strictly than the one that published it. */
export function versionRead(version: PlaybookVersion, buildClassifier: BuildClassifier): PlaybookRead {
  const read = checkSource(version.source);
  const findings = read.problems.map(
    ({ path, what, level }): Finding => ({
      level,
      line: `playbook of ${version.site}, version ${version.number}: ${path.join('.')}  ${what}`,
    }),
  );
  if (!read.ok) return { ok: false, findings };
  return { ok: true, playbook: toPlaybook(read.source, buildClassifier, revisionOf(version)), findings };
}

/** What decisions record: the number people know, and a digest that no other source has. */
export function revisionOf({ number, source }: Pick<PlaybookVersion, 'number' | 'source'>): string {
  return `v${number}-${digestOf(JSON.stringify(source)).slice(0, 8)}`;
}
