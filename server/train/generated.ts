// A file of weights or words under a heading that says where they come from: written, or held against the one that stands there.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { PackedModel } from '#domain/signals/linear-model';
import { trainingData } from './data.ts';

const SOURCES = {
  banking: 'Banking77, Casanueva et al. 2020, PolyAI (CC BY 4.0)',
  clinc: 'CLINC150, Larson et al. 2019 (CC BY 3.0)',
  multidogo: 'MultiDoGO, Peskov et al. 2019, Amazon (CDLA-Permissive 1.0)',
  emotions: 'GoEmotions, Demszky et al. 2020, Google (CC BY 4.0)',
  star: 'STAR, Mosig et al. 2020, Rasa (MIT)',
  iard: 'IARD, Cai and Chen 2020 (MIT)',
  breakdown: 'DBDC3, Higashinaka et al. 2017 (MIT)',
} as const;

export interface Generated {
  /** The file in widget/domain, without `.generated.ts`: `signals/rarity`. */
  readonly file: string;
  /** The first line: what stands in it. */
  readonly what: string;
  readonly sources: readonly (keyof typeof SOURCES)[];
  /** What of the sources stands in the file, as its heading says it. */
  readonly kept: 'numbers and words' | 'lines of text';
  readonly code: string;
}

/**
 * Makes the file if `module` (its import.meta.url) is the one that was started; benchmarks import the same modules for their training.
 * With `--check` nothing is written: a file that would change is named, and the exit code is 1. It is 1 too where the data is absent.
 */
export function makeWhenStarted(module: string, make: (folder: string) => Generated): void {
  if (module !== pathToFileURL(process.argv[1] ?? '').href) return;
  const folder = trainingData();
  if (folder === null) process.exitCode = 1;
  else if (process.argv.includes('--check')) check(make(folder));
  else write(make(folder));
}

/** A packed model as the code of a constant in a file of widget/domain/signals. */
export function modelCode(name: string, model: PackedModel): string {
  return `import type { PackedModel } from './linear-model.ts';\n\nexport const ${name}: PackedModel = ${JSON.stringify(model, null, 2)};`;
}

function write(generated: Generated): void {
  const text = textOf(generated);
  writeFileSync(pathOf(generated), text);
  console.log(`wrote ${generated.file}.generated.ts, ${(gzipSync(text).length / 1000).toFixed(1)} kB gzip`);
}

function check(generated: Generated): void {
  const path = pathOf(generated);
  const same = existsSync(path) && readFileSync(path, 'utf8') === textOf(generated);
  console.log(`${generated.file}.generated.ts ${same ? 'is what training makes' : 'WOULD CHANGE'}`);
  if (!same) process.exitCode = 1;
}

const pathOf = ({ file }: Generated) => join(import.meta.dirname, '../../widget/domain', `${file}.generated.ts`);

function textOf({ what, sources, kept, code }: Generated): string {
  const heading = [
    `// ${what}`,
    `// Generated; do not edit. Made by \`npm run train\`: ${kept} from`,
    ...sources.map((source) => `//   ${SOURCES[source]}`),
  ];
  return `${heading.join('\n')}\n${code}\n`;
}
