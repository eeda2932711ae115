// Loaded before a relay whose memory is watched (`node --expose-gc --import …`): at SIGUSR2 it collects its garbage and says what is left.
import { getHeapCodeStatistics } from 'node:v8';

process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  const code = getHeapCodeStatistics();
  const compiled = code.code_and_metadata_size + code.bytecode_and_metadata_size;
  process.stderr.write(`heap ${process.memoryUsage().heapUsed} compiled ${compiled}\n`);
});
