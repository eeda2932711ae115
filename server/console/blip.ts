// The sound of a new handoff: two short tones, three for an urgent one. Made by the browser, so there is no file to load.

/** Gives nothing off before the first gesture on the page: browsers forbid it, and a sound out of nowhere frightens people. */
export function createBlip(
  page: Pick<Window, 'addEventListener'>,
  makeContext: () => AudioContext,
): (urgent: boolean) => void {
  let context: AudioContext | null = null;
  const wake = () => {
    context = context ?? makeContext();
    if (context.state === 'suspended') void context.resume();
  };
  page.addEventListener('pointerdown', wake, { once: true });
  page.addEventListener('keydown', wake, { once: true });
  return (urgent) => {
    if (context === null || context.state !== 'running') return;
    for (const [index, pitch] of (urgent ? [660, 880, 1_100] : [620, 830]).entries())
      tone(context, pitch, index * 0.13);
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
