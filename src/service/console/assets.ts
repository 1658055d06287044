import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Reply } from "../reply.ts";

/** A file of ours that pages load. Its name changes with its content, so a browser may keep it for good. */
interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

export const STYLE = readAsset("console.css", "text/css; charset=utf-8");
export const SCRIPT = readAsset("console.js", "text/javascript; charset=utf-8");
export const FAVICON = readAsset("icon.svg", "image/svg+xml");

export function assetReply({ type, text }: Asset): Reply {
  const headers = {
    "content-type": type,
    "cache-control": "public, max-age=31536000, immutable",
    "cross-origin-resource-policy": "same-origin",
  };
  return { status: 200, headers, body: text };
}

function readAsset(name: string, type: string): Asset {
  const source = withoutNotes(readFileSync(join(import.meta.dirname, "assets", name), "utf8"));
  const text = name.endsWith(".css") ? dense(source) : source;
  const version = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { path: `/console/${version}.${name}`, type, text };
}

/** Notes and indentation are for who reads the source. No text in these files goes over several lines. */
function withoutNotes(text: string): string {
  return text
    .replaceAll(/\/\*[^]*?\*\//g, "")
    .replaceAll(/^\s*\/\/.*$/gm, "")
    .replaceAll(/\s*\n\s*/g, "\n")
    .trim();
}

/** The same for what separates nothing in a style sheet. */
function dense(style: string): string {
  return style
    .replaceAll(/\s*([{};,])\s*/g, "$1")
    .replaceAll(/: /g, ":")
    .replaceAll(";}", "}");
}
