import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { UserError } from "../values/user-error.ts";

/** Where to listen, and what a refusal is to name. */
export interface Listening {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Begins a sentence: `The service`. */
  readonly who: string;
  /** The flags that the user gave both with. */
  readonly flags: { readonly port: string; readonly host: string };
}

/**
 * Puts a server on a socket.
 *
 * @returns its URL, without a slash at the end; port 0 has become the real one.
 * @throws UserError when the address cannot be listened on.
 */
export async function listen(server: Server, listening: Listening): Promise<string> {
  server.listen(listening.port, listening.host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw cannotListen(error as NodeJS.ErrnoException, listening);
  }
  return urlOf(server.address() as AddressInfo);
}

function cannotListen(error: NodeJS.ErrnoException, { port, host, who, flags }: Listening): UserError {
  const whys: Record<string, string> = {
    EADDRINUSE: "Another program listens there already.",
    EACCES: "This user may not listen on that port.",
    EADDRNOTAVAIL: "This machine does not have that address.",
    ENOTFOUND: "This machine does not know that host.",
  };
  const code = error.code ?? "nothing more";
  return new UserError(
    "invalid_inputs",
    {
      what: `${who} cannot listen on ${host}:${port}.`,
      input: code === "EADDRNOTAVAIL" || code === "ENOTFOUND" ? flags.host : flags.port,
      why: whys[code] ?? `The system said ${code}.`,
      fix: "Choose another one, or 0 for any free port.",
    },
    { cause: error },
  );
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}
