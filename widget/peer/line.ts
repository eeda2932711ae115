// The interface of one connection to the relay, as peers see it: they call, send and listen, and never learn what carries it.
import type { Refusal } from '#domain/ownership';
import type { PeerToRelay, RelayToPeer } from '#domain/wire';

export type Undo = () => void;

export type LineState = 'down' | 'connecting' | 'up';

/** The events of a message map in wire.ts, what each carries, and what each is answered with. */
export type EventIn<M> = keyof M & string;
export type PacketOf<M, E extends EventIn<M>> = M[E] extends (packet: infer P, ...rest: never[]) => void
  ? ReadOnly<P>
  : never;
export type AnswerOf<M, E extends EventIn<M>> = M[E] extends (packet: never, ack: (answer: infer A) => void) => void
  ? unknown extends A
    ? never
    : A
  : never;

/** Packets are only read, by either side. */
export type ReadOnly<T> = T extends object ? { readonly [K in keyof T]: ReadOnly<T[K]> } : T;

/** The relay did not answer in time, or the line was cut before it could. Whether it heard the call is not known. */
export class LineDown extends Error {
  override readonly name = 'LineDown';
}

/** One connection. `Out` is what this side sends, `In` what the relay sends. Several peers may share one line. */
export interface Line<Out = PeerToRelay, In = RelayToPeer> {
  state(): LineState;
  /** Why the relay refused the handshake, while it does; the line stays down until `open()` unless it said `busy` or `limited`. */
  refused(): Refusal | null;
  /** Rejects with LineDown when the line is not up, when it goes, and after 8 s of silence, which cuts it and redials. */
  call<E extends EventIn<Out>>(event: E, packet: PacketOf<Out, E>): Promise<AnswerOf<Out, E>>;
  /** For what may be lost: nothing happens when the line is not up. */
  send<E extends EventIn<Out>>(event: E, packet: PacketOf<Out, E>): void;
  on<E extends EventIn<In>>(event: E, fn: (packet: PacketOf<In, E>) => void): Undo;
  /** Called on each change, and once more with `up` when the device woke on a line that seems up: catch up again. */
  onState(fn: (state: LineState) => void): Undo;
  /** Dials at once, also after a refusal or a `bye`. */
  open(): void;
  close(): void;
}
