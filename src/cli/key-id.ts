import { isCredential } from "../values/credential-shapes.ts";
import { UserError } from "../values/user-error.ts";
import type { Cli } from "./cli.ts";

/** The id that a command was given; it is not repeated where it could be a key. @throws UserError `invalid_inputs` */
export function readKeyId({ args }: Cli): string {
  const id = args.operand ?? "";
  if (/^[A-Za-z0-9_.-]{1,128}$/.test(id) && !id.startsWith("mesh_") && !isCredential(id)) return id;
  throw new UserError("invalid_inputs", {
    what: "That is no id of a key.",
    why: "Ids look like key_…; the value of a key is none, and is in your shell's history now if it was one.",
    fix: "Take the id from `mesh-pre-deploy list`.",
  });
}
