// Times as agents read them: the hour in the agent's own time zone, and the day as a line between days.

/** `14:05` */
export function clockTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

/** `Monday 23 November` */
export function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `Monday 23 November, 14:05` */
export function dayAndTime(at: number): string {
  return `${dayOf(at)}, ${clockTime(at)}`;
}
