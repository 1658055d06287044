/** What a path and a method lead to. */
export type Found<Target> =
  | { readonly kind: "found"; readonly target: Target; readonly parameter: string }
  | { readonly kind: "wrong_method"; readonly allow: string }
  | { readonly kind: "nowhere" };

interface Place<Target> {
  readonly path: string;
  readonly methods: Map<string, Target>;
}

/**
 * Paths and methods, decided by one look-up: a path as it stands, or one with a single parameter.
 *
 * A general router costs as much as the rest of a verification, and answers 404 where 405 with `Allow` is right.
 */
export class Dispatch<Target> {
  readonly #exact = new Map<string, Place<Target>>();
  readonly #withParameter: { readonly pattern: RegExp; readonly place: Place<Target> }[] = [];

  /** @param path may hold one `:name`, which stands for one segment. */
  add(method: string, path: string, target: Target): void {
    this.#placeOf(path).methods.set(method, target);
  }

  find(method: string, pathname: string): Found<Target> {
    const exact = this.#exact.get(pathname);
    if (exact !== undefined) return lookUp(exact, method, "");
    for (const { pattern, place } of this.#withParameter) {
      const parameter = pattern.exec(pathname)?.[1];
      if (parameter !== undefined) return lookUp(place, method, parameter);
    }
    return { kind: "nowhere" };
  }

  #placeOf(path: string): Place<Target> {
    const known =
      this.#exact.get(path) ?? this.#withParameter.find(({ place }) => place.path === path)?.place;
    if (known !== undefined) return known;
    const place = { path, methods: new Map<string, Target>() };
    if (path.includes(":")) this.#withParameter.push({ pattern: patternOf(path), place });
    else this.#exact.set(path, place);
    return place;
  }
}

/** HEAD is GET whose body is dropped afterwards. */
function lookUp<Target>({ methods }: Place<Target>, method: string, parameter: string): Found<Target> {
  const target = methods.get(method) ?? (method === "HEAD" ? methods.get("GET") : undefined);
  if (target !== undefined) return { kind: "found", target, parameter };
  const allow = [...methods.keys()].flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each]));
  return { kind: "wrong_method", allow: allow.join(", ") };
}

function patternOf(path: string): RegExp {
  const [before = "", after = ""] = path.split(/:\w+/);
  const escaped = [before, after].map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join("([^/]+)")}$`);
}
