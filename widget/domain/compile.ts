// Builds the intent classifier from each row's examples, when a playbook is compiled.

export interface Example {
  readonly id: string;
  readonly says: readonly string[];
}

/** Term weights of each example, by row: nearest examples decide. Plain JSON. */
export interface Classifier {
  readonly idf: Readonly<Record<string, number>>;
  readonly rows: readonly { readonly id: string; readonly says: readonly Readonly<Record<string, number>>[] }[];
}

export function buildClassifier(rows: readonly Example[]): Classifier {
  const all = rows.flatMap((row) => row.says.map((text) => new Set(features(text))));
  const counts = new Map<string, number>();
  for (const one of all) for (const feature of one) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const idf = Object.fromEntries(
    [...counts].map(([feature, count]) => [feature, round(Math.log((all.length + 1) / count))]),
  );
  return { idf, rows: rows.map((row) => ({ id: row.id, says: row.says.map((text) => vector(text, idf)) })) };
}

export function features(text: string): string[] {
  const words =
    text
      .toLowerCase()
      .slice(0, 2_000)
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = words.map((word) => word.replace(/(?<=\w{3})(?:ing|ed|es|s)$/, ''));
  return [...stems, ...stems.slice(1).map((word, at) => `${stems[at]} ${word}`)];
}

export function vector(text: string, idf: Readonly<Record<string, number>>): Record<string, number> {
  const weights = new Map<string, number>();
  for (const feature of features(text)) if (idf[feature] !== undefined) weights.set(feature, idf[feature]);
  const norm = Math.sqrt([...weights.values()].reduce((sum, one) => sum + one * one, 0)) || 1;
  return Object.fromEntries([...weights].map(([feature, one]) => [feature, round(one / norm)]));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
