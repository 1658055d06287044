import { beforeAll, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import sodium from "libsodium-wrappers";
import { seal, warmUpSealing } from "../../../src/sealing/sealed-box.ts";
import { Sensitive } from "../../../src/values/sensitive.ts";
import { aMeshKey } from "../../support/credentials.ts";

const SEALING_KEY_ID = "012345678912345678";
let pair: { publicKey: Uint8Array; privateKey: Uint8Array };

beforeAll(async () => {
  await warmUpSealing();
  await sodium.ready;
  pair = sodium.crypto_box_seed_keypair(createHash("sha256").update("sealing").digest());
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const sealed = (value: Sensitive) =>
  seal(value, { sealingKeyId: SEALING_KEY_ID, publicKey: base64(pair.publicKey) });

function opened(encryptedValue: string): string {
  const box = new Uint8Array(Buffer.from(encryptedValue, "base64"));
  return Buffer.from(sodium.crypto_box_seal_open(box, pair.publicKey, pair.privateKey)).toString("utf8");
}

describe("a sealed box", () => {
  test.each([
    ["a Mesh key", aMeshKey("sealed").reveal()],
    ["an empty value", ""],
    ["several bytes a character", "schlüssel 🔑 key"],
    ["blanks and line ends", " a\r\n\tb "],
    ["48 KB", "x".repeat(48 * 1024)],
  ])("opens to exactly the plaintext: %s", async (_kind, value) => {
    expect(opened((await sealed(new Sensitive(value))).encryptedValue)).toBe(value);
  });

  test("keeps the sealing key's id as it was, all 18 digits", async () => {
    expect((await sealed(aMeshKey("id"))).sealingKeyId).toBe(SEALING_KEY_ID);
  });

  test("is standard padded base64 of the plaintext's length and 48 bytes", async () => {
    for (let length = 16; length < 19; length += 1) {
      const { encryptedValue } = await sealed(new Sensitive("x".repeat(length)));
      expect(encryptedValue).toMatch(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
      expect(Buffer.from(encryptedValue, "base64")).toHaveLength(length + 48);
    }
  });

  test("is another one each time, so that nobody can tell two values alike", async () => {
    const key = aMeshKey("twice");
    expect((await sealed(key)).encryptedValue).not.toBe((await sealed(key)).encryptedValue);
  });

  test("does not open with another key", async () => {
    const { encryptedValue } = await sealed(aMeshKey("other"));
    const other = sodium.crypto_box_seed_keypair(createHash("sha256").update("other").digest());
    const box = new Uint8Array(Buffer.from(encryptedValue, "base64"));
    expect(() => sodium.crypto_box_seal_open(box, other.publicKey, other.privateKey)).toThrow();
  });
});

describe("refuses to seal for", () => {
  test.each([
    ["a key of 31 bytes", base64(new Uint8Array(31).fill(7))],
    ["a key of 33 bytes", base64(new Uint8Array(33).fill(7))],
    ["no key", ""],
    ["text that is no base64", "this is *no* key"],
    ["base64 without its padding", base64(new Uint8Array(32).fill(7)).replace(/=+$/, "")],
    ["base64url", base64(new Uint8Array(32).fill(255)).replaceAll("/", "_").replaceAll("+", "-")],
  ])("%s", async (_kind, publicKey) => {
    const key = aMeshKey("refused");
    const refused = seal(key, { sealingKeyId: SEALING_KEY_ID, publicKey });
    await expect(refused).rejects.toMatchObject({
      code: "github_answer_unusable",
      faults: [{ input: "github-api-url", fix: expect.stringContaining("https://api.github.com") }],
    });
  });
});
