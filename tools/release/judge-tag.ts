/** What a release of the tag may do. */
export type JudgedTag =
  | { readonly kind: "refused"; readonly why: string }
  | {
      readonly kind: "release";
      readonly prerelease: boolean;
      /** The tag that users name, such as `v1`, where this release is what they should get from now on. */
      readonly major?: string;
    };

interface Known {
  /** Of package.json. */
  readonly version: string;
  /** All tags of the repository. */
  readonly tags: readonly string[];
}

type Version = readonly [major: number, minor: number, patch: number];

/**
 * `v1` follows releases of `v1.*` and nothing else: no pre-release, and no late fix of an older minor version, which
 * would take back what users have. A version before 1.0.0 promises nothing and moves nothing.
 */
export function judgeTag(tag: string, { version, tags }: Known): JudgedTag {
  if (tag !== `v${version}`)
    return { kind: "refused", why: `The tag is ${tag}, and the version in package.json is ${version}.` };
  const own = readVersion(tag);
  if (own === undefined) return { kind: "release", prerelease: true };
  const newer = tags.some((other) => {
    const theirs = readVersion(other);
    return theirs?.[0] === own[0] && compare(theirs, own) > 0;
  });
  if (own[0] === 0 || newer) return { kind: "release", prerelease: false };
  return { kind: "release", prerelease: false, major: `v${own[0]}` };
}

/** `undefined` for whatever is no final version, such as `v1` or `v1.2.0-rc.1`. */
function readVersion(tag: string): Version | undefined {
  const parts = /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag);
  return parts === null ? undefined : [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}

function compare(one: Version, other: Version): number {
  return one.map((part, index) => part - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
