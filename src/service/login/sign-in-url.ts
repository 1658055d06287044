import type { Sensitive } from "../../values/sensitive.ts";

/** The link that signs in once. It is shown to whoever runs the service, and to nobody else. */
export function signInUrl(origin: string, link: Sensitive): string {
  return `${new URL(origin).origin}/welcome/${link.reveal()}`;
}
