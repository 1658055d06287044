import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { errorCode } from "../values/error-code.ts";
import { UserError } from "../values/user-error.ts";

/** A certificate and its key, as PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

/** @throws UserError when only one of the two is named, or they cannot be read or used. */
export function readTls(certFile: string | undefined, keyFile: string | undefined): Tls | undefined {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) throw halfNamed();
  try {
    const tls = { cert: readFileSync(certFile, "utf8"), key: readFileSync(keyFile, "utf8") };
    createSecureContext(tls);
    return tls;
  } catch (cause) {
    throw unusable(cause);
  }
}

function halfNamed(): UserError {
  return new UserError("invalid_inputs", {
    what: "Only one of --tls-cert and --tls-key is given.",
    input: "--tls-cert",
    fix: "Give both, or neither.",
  });
}

function unusable(cause: unknown): UserError {
  return new UserError(
    "invalid_inputs",
    {
      what: `The certificate or its key cannot be used (${errorCode(cause) ?? "no reason given"}).`,
      input: "--tls-cert",
      fix: "Give PEM files that this user can read, of a certificate and the key that belongs to it.",
    },
    { cause },
  );
}
