// Writes a file of weights, under a heading that says where they come from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = {
  banking: 'Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)',
  clinc: 'CLINC150, Larson et al. 2019 (CC BY 3.0)',
  multidogo: 'MultiDoGO, Peskov et al. 2019, Amazon (CDLA-Permissive 1.0)',
  emotions: 'GoEmotions, Demszky et al. 2020, Google (CC BY 4.0)',
  iard: 'IARD, Cai and Chen 2020 (MIT), over ReDial dialogues, Li et al. 2018 (CC BY 4.0)',
  star: 'STAR, Mosig et al. 2020, Rasa (MIT)',
  breakdown: 'DBDC3, Higashinaka et al. 2017 (MIT)',
} as const;

interface Generated {
  /** The file's name in widget/domain/signals, without `.generated.ts`. */
  readonly name: string;
  readonly what: string;
  readonly sources: readonly (keyof typeof SOURCES)[];
  readonly code: string;
}

export function writeGenerated({ name, what, sources, code }: Generated): void {
  const heading = [
    `// ${what}`,
    '// Generated; do not edit. Numbers and word lists derived from:',
    ...sources.map((source) => `//   ${SOURCES[source]}`),
    `// Made by: npx tsx server/train/${name}.ts`,
  ];
  const file = join(import.meta.dirname, '../../widget/domain/signals', `${name}.generated.ts`);
  writeFileSync(file, `${heading.join('\n')}\n${code}\n`);
  console.log(`wrote ${name}.generated.ts`);
}
