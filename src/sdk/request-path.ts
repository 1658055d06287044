import { MeshUsageError } from "./errors.ts";

/** A path that stays on the service, whatever a caller put together. @throws MeshUsageError */
export function checkPath(path: string): string {
  const plain = /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !/[\\#]/.test(path);
  const [route = ""] = path.split("?");
  const climbs = route.split("/").some((part) => /^(\.|%2e){1,2}$/i.test(part));
  if (plain && !climbs) return path;
  throw new MeshUsageError("invalid_inputs", {
    what: "The path of the request cannot be used.",
    input: "path",
    fix: "Begin it with one `/`, percent-encode what is no ASCII, and leave out `..` and `#`.",
  });
}
