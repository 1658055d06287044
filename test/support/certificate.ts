import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Tls } from "../../src/service/tls.ts";

/** An authority (also in `ca.pem`) and a certificate for `localhost`, made on the spot. Needs OpenSSL. */
export function certify(folder: string): { ca: string; tls: Tls } {
  const openssl = (...args: string[]) => execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const request = ["req", "-x509", "-days", "2", "-nodes", "-newkey", "ec"];
  const curve = ["-pkeyopt", "ec_paramgen_curve:prime256v1"];
  openssl(...request, ...curve, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=Test authority");
  const issuer = ["-CA", "ca.pem", "-CAkey", "ca.key", "-subj", "/CN=localhost"];
  const extensions = [
    ...["-addext", "subjectAltName=DNS:localhost"],
    ...["-addext", "basicConstraints=critical,CA:FALSE"],
  ];
  openssl(...request, ...curve, ...issuer, "-keyout", "tls.key", "-out", "tls.pem", ...extensions);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  return { ca: read("ca.pem"), tls: { cert: read("tls.pem"), key: read("tls.key") } };
}
