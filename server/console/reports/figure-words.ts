// Figures in as few characters as they need.

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** `40 s`, `12 min`, `3 h 05`, `2 d` */
export function brief(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 90_000) return `${Math.round(ms / 1_000)} s`;
  if (minutes < 90) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.round(minutes / 1_440)} d`;
}
