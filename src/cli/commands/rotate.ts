import { rotateKey } from "../../sdk/keys.ts";
import { formatInstant } from "../../values/clock.ts";
import { parseDuration } from "../../values/duration.ts";
import { UserError } from "../../values/user-error.ts";
import type { Cli } from "../cli.ts";
import { deliverKey } from "../deliver.ts";
import { readKeyId } from "../key-id.ts";

/** Makes the successor of a key; the predecessor works on through the grace period. */
export async function rotate(cli: Cli): Promise<number> {
  const keyId = readKeyId(cli);
  const grace = cli.args.text("grace") ?? "24h";
  if (parseDuration(grace) === undefined)
    throw new UserError("invalid_inputs", {
      what: "--grace is no duration.",
      input: "--grace",
      fix: "Use one such as 90m, 24h or 7d; 0 ends the old key at once.",
    });
  const { predecessor } = await deliverKey(cli, {
    look: `the successor of ${keyId}`,
    make: () => rotateKey(keyId, { grace }, cli.session()),
  });
  const until =
    predecessor.endsAt === null
      ? "for its grace period"
      : `until ${formatInstant(predecessor.endsAt.getTime())}`;
  cli.say(`The old key ${keyId} works ${until}.`);
  return 0;
}
