export interface EmbeddedRelay {
  /** Opens the store and listens. Rejects with everything that is wrong, a line each, and what to do. */
  start(): Promise<{ readonly url: string; readonly port: number; readonly setUpLink: string | null }>;
  /** Lets what was begun be stored, tells everybody to come back, and closes. */
  stop(): Promise<void>;
}

/**
 * A relay that is not started yet. `environment`: the variables of `.env.example`, by name; relative paths start at the working directory.
 * Throws an Error that lists what is wrong with them.
 */
export declare function createRelay(environment?: Readonly<Record<string, string | undefined>>): EmbeddedRelay;
