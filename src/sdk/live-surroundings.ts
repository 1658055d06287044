import { systemClock } from "../platform/clock.ts";
import { currentEnvironment } from "../platform/environment.ts";
import { createHttp } from "../platform/http.ts";
import { thisMachine } from "../platform/machine.ts";
import { openInBrowser } from "../platform/programs.ts";
import { systemRandom } from "../platform/random.ts";
import { openTerminal } from "../platform/terminal.ts";
import type { Surroundings } from "./surroundings.ts";

/** The real world, as it is at the first call. */
export function liveSurroundings(stopping?: { readonly signal: AbortSignal; stop(): void }): Surroundings {
  const env = currentEnvironment();
  const machine = thisMachine();
  return {
    ...{ env, machine, clock: systemClock, random: systemRandom },
    http: createHttp({ clock: systemClock, env }),
    terminal: openTerminal(stopping),
    hasScreen: process.stderr.isTTY,
    say: (text) => {
      process.stderr.write(`${text}\n`);
    },
    openBrowser: (url) => openInBrowser(url, machine.platform),
    stopped: stopping?.signal,
  };
}
