// Loaded before a relay whose memory is watched (`node --expose-gc --import …`): at SIGUSR2 it collects its garbage and says what is left.
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  globalThis.gc?.();
  process.stderr.write(`heap ${process.memoryUsage().heapUsed}\n`);
});
