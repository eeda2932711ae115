// `npm run promises`: writes docs/reliability.md and docs/performance.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance, reliability } from './table.ts';

const DOCS = join(import.meta.dirname, '../../docs');
writeFileSync(join(DOCS, 'reliability.md'), reliability());
writeFileSync(join(DOCS, 'performance.md'), performance());
