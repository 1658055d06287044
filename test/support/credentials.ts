import { createHash } from "node:crypto";
import { Sensitive } from "../../src/values/sensitive.ts";

/** A value like a Mesh key, derived from a label: no literal that a scanner could take for a real one. */
export function aMeshKey(label: string): Sensitive {
  return new Sensitive(`mesh_${hash(label)}`);
}

/** A value like the installation token of a GitHub App. */
export function aGitHubToken(label: string): Sensitive {
  return new Sensitive(`ghs_${hash(label).slice(0, 36)}`);
}

/** A value like a Mesh access token: three parts, divided by dots. */
export function anAccessToken(label: string): Sensitive {
  const part = (name: string): string => Buffer.from(hash(`${label}:${name}`)).toString("base64url");
  return new Sensitive(`eyJ${part("head")}.eyJ${part("body")}.${part("signature")}`);
}

function hash(label: string): string {
  return createHash("sha256").update(label).digest("hex");
}
