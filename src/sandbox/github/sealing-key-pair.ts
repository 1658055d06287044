import sodium from "libsodium-wrappers";
import type { Random } from "../../values/random.ts";

/** The half that clients see: `key_id` is a decimal string, since 18 digits lose precision as a number. */
export interface SealingKeyView {
  readonly key_id: string;
  /** The 32 bytes of an X25519 public key, standard base64. */
  readonly key: string;
}

/** The X25519 key pair of one secret scope: clients seal to its public half, only this object opens. */
export class SealingKeyPair {
  readonly sealingKeyId: string;
  readonly #seed: Uint8Array;
  #pair: { publicKey: Uint8Array; privateKey: Uint8Array } | undefined;

  constructor(random: Random) {
    // Drawn at once, although the pair is derived late (libsodium loads asynchronously): the order in
    // which a seeded generator is asked must not hang on the order of requests.
    this.#seed = random.bytes(32);
    this.sealingKeyId = decimalDigits(random);
  }

  async view(): Promise<SealingKeyView> {
    const { publicKey } = await this.#keys();
    const key = sodium.to_base64(publicKey, sodium.base64_variants.ORIGINAL);
    return { key_id: this.sealingKeyId, key };
  }

  /** @returns what was sealed, or `undefined` when the box was not sealed to this pair (or is no box). */
  async open(encryptedValue: string): Promise<Buffer | undefined> {
    const { publicKey, privateKey } = await this.#keys();
    try {
      const box = sodium.from_base64(encryptedValue, sodium.base64_variants.ORIGINAL);
      return Buffer.from(sodium.crypto_box_seal_open(box, publicKey, privateKey));
    } catch {
      return undefined;
    }
  }

  async #keys(): Promise<{ publicKey: Uint8Array; privateKey: Uint8Array }> {
    await sodium.ready;
    this.#pair ??= sodium.crypto_box_seed_keypair(this.#seed);
    return this.#pair;
  }
}

function decimalDigits(random: Random): string {
  const number = Buffer.from(random.bytes(8)).readBigUInt64BE() % 10n ** 18n;
  return number.toString().padStart(18, "0");
}
