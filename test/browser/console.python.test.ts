import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { aConsoleWorld, type ConsoleWorld } from "../support/console-world.ts";
import { pythonWith } from "../support/python.ts";
import { Chromium, inChromium } from "./support.ts";

const sdk = pythonWith("mesh-sdk", "1.5.6");
const describeSdk = sdk === undefined ? describe.skip : describe;

/** The client's own login; instead of a browser of its choice it opens the one of this test. */
const LOGIN = `
import json, webbrowser
webbrowser.open = lambda url: print(json.dumps({"url": url}), flush=True) or True
import mesh.auth as auth
tokens = auth.authenticate_with_browser()
from mesh import MeshClient
profile = MeshClient(auth_token=tokens["access_token"])._ensure_user_registered()
print("\\n" + json.dumps({"email": profile["email"]}), flush=True)
`;

inChromium("a program that signs in through the browser", () => {
  describeSdk("the published Python client, mesh-sdk 1.5.6 (needs pip)", () => {
    let chromium: Chromium;
    let world: ConsoleWorld;
    let folder: string;
    beforeAll(async () => {
      chromium = await Chromium.start();
      world = await aConsoleWorld();
      folder = mkdtempSync(join(tmpdir(), "mesh-login-"));
    }, 30_000);
    afterAll(async () => {
      await chromium.stop();
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test("gets its tokens once its user has allowed it in the console, and is listed there", async () => {
      const env = { PATH: process.env["PATH"] ?? "", HOME: folder, DISPLAY: ":0", NO_PROXY: "*" };
      const child = spawn(sdk?.python ?? "", ["-c", LOGIN], {
        ...{ cwd: folder, env: { ...env, MESH_API_URL: world.url } },
        stdio: ["ignore", "pipe", "ignore"],
      });
      const ended = once(child, "close");
      let output = "";
      child.stdout.on("data", (chunk) => (output += String(chunk)));
      while (!/"url".*\n/.test(output)) await once(child.stdout, "data");
      const { url } = JSON.parse(/\{"url".*/.exec(output)?.[0] ?? "") as { url: string };
      const { page, context } = await chromium.signedIn(world);
      await page.goto(url);
      expect(await page.getByRole("main").innerText()).toContain("owner@example.test");
      await page.getByRole("button", { name: "Allow" }).click();
      await page.getByRole("link", { name: "Back to the program" }).click();
      expect(await page.getByRole("heading").innerText()).toContain("Authentication successful");
      await ended;
      expect(output).toContain('{"email": "owner@example.test"}');
      await page.goto("/account");
      await page.getByRole("button", { name: /^Sign out mesh-cli/ }).click();
      expect(await page.getByText("None. A program that signs in asks you first.").isVisible()).toBe(true);
      await context.close();
    }, 60_000);
  });
});
