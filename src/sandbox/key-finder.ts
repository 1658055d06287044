import type { Sensitive } from "../values/sensitive.ts";
import type { Playground } from "./playground.ts";
import { isAccepted, openStoredKey } from "./stored-key.ts";

/** What the finder of a key met when somebody had ended it. */
export interface Knock {
  /** Did Mesh still accept the key? */
  readonly accepted: boolean;
  /** Did the secret hold another key by then? */
  readonly replaced: boolean;
}

/**
 * Somebody who has found a key and is quick: uses it the moment that Mesh has answered its revocation, with the very
 * next request that Mesh gets.
 */
export class KeyFinder {
  readonly #knocks: Promise<Knock>[] = [];

  constructor(playground: Playground, found: Sensitive) {
    const keyId = playground.mintedKeys.find(({ value }) => value.equals(found))?.keyId;
    playground.onAnswer(({ method, path }) => {
      if (keyId !== undefined && method === "DELETE" && path.endsWith(`/${keyId}`))
        this.#knocks.push(knock(playground, found));
    });
  }

  /** Once for each time that somebody ended the key, or tried to. */
  async knocks(): Promise<readonly Knock[]> {
    return Promise.all(this.#knocks);
  }
}

async function knock(playground: Playground, found: Sensitive): Promise<Knock> {
  const held = openStoredKey(playground);
  return {
    replaced: held !== undefined && !held.equals(found),
    accepted: await isAccepted(playground, found),
  };
}
