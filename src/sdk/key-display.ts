import { formatInstant } from "../values/clock.ts";
import { printableName } from "../values/server-text.ts";
import type { GeneratedKey } from "./keys.ts";

const RULE = "─".repeat(72);

/** What a person sees of a new key, once: the key, how to keep it, how to use it. */
export function keyDisplay({ key, keyId, name, expiresAt }: GeneratedKey): string {
  const life = expiresAt === null ? "until it is revoked" : `until ${formatInstant(expiresAt.getTime())}`;
  return [
    RULE,
    "  Your new Mesh API key. It is shown this once; Mesh cannot show it again.",
    "",
    `  ${key.reveal()}`,
    "",
    `  Name     ${printableName(name)}`,
    `  Key id   ${keyId}`,
    `  Works    ${life}`,
    "",
    "  Keep it in a password manager or the secret store of your platform, never in source control.",
    "",
    "  Use it: set the environment variable MESH_API_KEY",
    "    Render    Dashboard → your service → Environment",
    "    Heroku    heroku config:set MESH_API_KEY=<the key> > /dev/null",
    "    Docker    a line MESH_API_KEY=<the key> in a file, and docker run --env-file FILE",
    "    a shell   export MESH_API_KEY=<the key>",
    RULE,
  ].join("\n");
}
