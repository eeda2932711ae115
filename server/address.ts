// Who calls: the address a limit counts by. Held in memory only; nothing here is ever stored or logged.
import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4 } from 'node:net';

/**
 * The caller's address: the socket's, or with `trusted` proxies before the relay what the outermost of them saw. Each proxy adds who
 * called it at the end of `X-Forwarded-For`; whatever stands further left came from outside, and anybody can write it.
 */
export function callerOf(forwarded: string | undefined, remote: string | undefined, trusted: number): string {
  const hops = (forwarded ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const seen = trusted > 0 ? hops.at(-trusted) : undefined;
  return (seen !== undefined && isIP(seen) > 0 ? seen : remote) ?? '';
}

export function callerOfRequest(request: IncomingMessage, trusted: number): string {
  const forwarded = request.headers['x-forwarded-for'];
  return callerOf(Array.isArray(forwarded) ? forwarded.join(',') : forwarded, request.socket.remoteAddress, trusted);
}

/**
 * What limits by address count under: an IPv4 address, or the /64 of an IPv6 one, of which a single customer has all. Null for this
 * machine itself, which is not counted: it is the operator, or a proxy that TRUST_PROXY does not tell of, behind which everybody would
 * share one limit.
 */
export function addressKey(address: string): string | null {
  const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '').replace(/%.*$/u, '');
  if (isIPv4(plain)) return plain.startsWith('127.') ? null : plain;
  if (isIP(plain) === 0 || plain === '::1') return null;
  return `${prefix64(plain)}::/64`;
}

function prefix64(address: string): string {
  const [left = '', right] = address.toLowerCase().split('::');
  const groups = left.split(':').filter(Boolean);
  const after = right === undefined ? 0 : right.split(':').filter(Boolean).length;
  const zeros = right === undefined ? 0 : Math.max(0, 8 - groups.length - after);
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...(right ?? '').split(':').filter(Boolean)];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ''))
    .join(':');
}
