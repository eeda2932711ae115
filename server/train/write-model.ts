// Writes a trained model as a source file of the domain, and says what it weighs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { PackedModel } from '#domain/signals/linear-model';

export function writeModel(file: string, name: string, header: string, model: PackedModel): void {
  const path = join(import.meta.dirname, '../../widget/domain/signals', `${file}.generated.ts`);
  const source = `${header}
import type { PackedModel } from './linear-model.ts';

export const ${name}: PackedModel = ${JSON.stringify(model, null, 2)};
`;
  writeFileSync(path, source);
  console.log(`${file}: ${(gzipSync(source).length / 1024).toFixed(1)} kB gzip`);
}
