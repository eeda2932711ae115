// `npm run promises`: writes docs/reliability.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reliability } from './table.ts';

writeFileSync(join(import.meta.dirname, '../../docs/reliability.md'), reliability());
