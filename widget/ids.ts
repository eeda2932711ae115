// Ids made in the browser: 160 random bits, in an alphabet that needs no escaping.

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return [...bytes].map((byte) => byte.toString(36).padStart(2, '0')).join('');
}
