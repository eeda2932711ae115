// A short sound of a few soft tones. Made by the browser, so there is no file to load.

/** Plays tones of these pitches, in hertz. Silent before the first gesture on the page: browsers forbid it, and a sound out of nowhere frightens people. */
export function createBlip(
  page: Pick<Window, 'addEventListener'>,
  makeContext: () => AudioContext,
): (pitches: readonly number[]) => void {
  let context: AudioContext | null = null;
  const wake = () => {
    context = context ?? makeContext();
    if (context.state === 'suspended') void context.resume();
  };
  page.addEventListener('pointerdown', wake, { once: true });
  page.addEventListener('keydown', wake, { once: true });
  return (pitches) => {
    if (context === null || context.state !== 'running') return;
    const playing = context;
    pitches.forEach((pitch, index) => {
      tone(playing, pitch, index * 0.13);
    });
  };
}

/** One soft tone, `after` seconds from now. */
function tone(context: AudioContext, pitch: number, after: number): void {
  const start = context.currentTime + after;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.14, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.001, start + 0.16);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + 0.18);
}
