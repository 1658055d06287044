import { revokeKey } from "../../sdk/keys.ts";
import type { Cli } from "../cli.ts";
import { readKeyId } from "../key-id.ts";

/** Ends a key at once, for good. */
export async function revoke(cli: Cli): Promise<number> {
  const keyId = readKeyId(cli);
  if (!(await cli.confirm(`Revoke ${keyId}? Whatever uses it stops working at once.`))) {
    cli.say("Nothing was revoked.");
    return 0;
  }
  const reason = cli.args.text("reason");
  const { alreadyRevoked } = await revokeKey(keyId, { reason }, cli.session());
  if (cli.args.has("json")) await cli.json({ key_id: keyId, already_revoked: alreadyRevoked });
  cli.say(alreadyRevoked ? `Key ${keyId} had ended already.` : `Key ${keyId} is revoked.`);
  return 0;
}
