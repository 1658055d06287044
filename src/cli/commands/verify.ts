import { whyNoKey } from "../../sdk/credential-order.ts";
import { checkKey, type DeadReason } from "../../sdk/key-check.ts";
import { formatInstant } from "../../values/clock.ts";
import { Sensitive } from "../../values/sensitive.ts";
import { printableName } from "../../values/server-text.ts";
import { UserError } from "../../values/user-error.ts";
import type { Cli } from "../cli.ts";
import { EXIT } from "../exit-codes.ts";

/** Uses the key once. It comes in by the environment or a pipe: an argument could be read by every user of the machine. */
export async function verify(cli: Cli): Promise<number> {
  const value = await readKey(cli);
  const why = whyNoKey(value);
  if (why !== undefined)
    return tellInvalid(cli, { code: "MALFORMED", text: `This is no Mesh API key: ${why}.` });
  const check = await checkKey(new Sensitive(value), cli.session());
  if (check.kind === "dead")
    return tellInvalid(cli, { code: check.reason.toUpperCase(), text: DEAD[check.reason] });
  const { key } = check.identity;
  const ends = key?.expiresAt ? `until ${formatInstant(key.expiresAt.getTime())}` : "until it is revoked";
  if (cli.args.has("json"))
    await cli.json({ valid: true, code: "VALID", key_id: key?.keyId ?? null, name: key?.name ?? null });
  else
    await cli.print(
      key === undefined
        ? "✓ The key works.\n"
        : `✓ Key ${key.keyId} "${printableName(key.name)}" works ${ends}.\n`,
    );
  return EXIT.ok;
}

async function readKey({ surroundings, readInput }: Cli): Promise<string> {
  // In a pipeline stdin is no terminal and holds nothing.
  const value = surroundings.env["MESH_API_KEY"] || (await readInput?.())?.replace(/\r?\n$/, "");
  if (value) return value;
  throw new UserError("invalid_inputs", {
    what: "There is no key to verify.",
    input: "MESH_API_KEY",
    why: "MESH_API_KEY is not set, and nothing was piped in.",
    fix: "Set MESH_API_KEY, or pipe the key in: `mesh-pre-deploy verify < key.txt`.",
  });
}

export const DEAD: Readonly<Record<DeadReason, string>> = {
  revoked: "The key was revoked.",
  expired: "The key has expired.",
  disabled: "The key is disabled.",
  rejected: "Mesh does not accept the key: it was revoked, or belongs to another Mesh service.",
};

async function tellInvalid(cli: Cli, { code, text }: { code: string; text: string }): Promise<number> {
  if (cli.args.has("json")) await cli.json({ valid: false, code, key_id: null, name: null });
  else await cli.print(`✗ ${text} Make a new one with \`mesh-pre-deploy\`.\n`);
  return EXIT.keyInvalid;
}
