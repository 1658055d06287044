import type { SealedBox, SealingKey } from "../github/port.ts";
import type { Sensitive } from "../values/sensitive.ts";
import { UserError } from "../values/user-error.ts";

/**
 * Seals a value so that only the holder of the sealing key's private half can open it: libsodium's `crypto_box_seal`,
 * standard padded base64 (GitHub Docs, "Encrypting secrets for the REST API").
 *
 * libsodium is loaded on the first call, for no request needs it before the sealing key is there.
 *
 * @throws UserError `github_answer_unusable` when the sealing key is not 32 bytes of base64.
 */
export async function seal(value: Sensitive, { sealingKeyId, publicKey }: SealingKey): Promise<SealedBox> {
  const { default: sodium } = await loadSodium();
  await sodium.ready;
  const { ORIGINAL } = sodium.base64_variants;
  const recipient = decode(publicKey, (text) => sodium.from_base64(text, ORIGINAL));
  if (recipient?.length !== sodium.crypto_box_PUBLICKEYBYTES) throw badSealingKey();
  const box = sodium.crypto_box_seal(sodium.from_string(value.reveal()), recipient);
  return { sealingKeyId, encryptedValue: sodium.to_base64(box, ORIGINAL) };
}

/**
 * Loads libsodium and seals nothing for nobody, for the first box takes longest; a failure shows in {@link seal}.
 */
export async function warmUpSealing(): Promise<void> {
  await sealNothing().catch(() => undefined);
}

async function sealNothing(): Promise<void> {
  const { default: sodium } = await loadSodium();
  await sodium.ready;
  sodium.crypto_box_seal("", sodium.crypto_box_keypair().publicKey);
}

const loadSodium = (): Promise<typeof import("libsodium-wrappers")> => import("libsodium-wrappers");

function decode(text: string, from: (text: string) => Uint8Array): Uint8Array | undefined {
  try {
    return from(text);
  } catch {
    return undefined;
  }
}

function badSealingKey(): UserError {
  return new UserError("github_answer_unusable", {
    what: "GitHub's sealing key is not a key of 32 bytes.",
    input: "github-api-url",
    why: "`github-api-url` points to something that is no GitHub API, or a proxy changed the answer.",
    fix: "Use the address of the API: `https://api.github.com`, or `https://HOST/api/v3` on GitHub Enterprise Server.",
  });
}
