import type { Http } from "../platform/http.ts";
import type { Machine } from "../platform/machine.ts";
import type { Terminal } from "../platform/terminal.ts";
import type { Clock } from "../values/clock.ts";
import type { Random } from "../values/random.ts";

/** The world as the SDK sees it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly machine: Machine;
  readonly clock: Clock;
  readonly random: Random;
  readonly http: Http;
  /** Somebody who can be asked; `undefined`: nobody. */
  readonly terminal: Terminal | undefined;
  /** stderr is a screen. */
  readonly hasScreen: boolean;
  /** Tells a person something, on stderr. */
  readonly say: (text: string) => void;
  readonly openBrowser: (url: URL) => Promise<boolean>;
  /** Aborted when the person wants to stop. */
  readonly stopped: AbortSignal | undefined;
}
