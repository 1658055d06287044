/** A run that somebody starts by hand. */
export interface Dispatch {
  /** From 1 on. */
  readonly day: number;
  readonly inputs: Readonly<Record<string, string>>;
}

export type DispatchRead =
  | { readonly kind: "read"; readonly dispatch: Dispatch }
  /** A sentence without the text itself: an input may be something that nobody should read in a log. */
  | { readonly kind: "refused"; readonly problem: string };

const WORD =
  /^(?:@day\s*(?<day>[1-9]\d{0,4})|(?<name>[A-Za-z_][\w-]*)=(?:"(?<quoted>[^"]*)"|(?<bare>\S*)))(?:\s+|$)/;

/** Reads `force=true reason="two words" @day 12`; the day is the first where none is given. */
export function readDispatch(text: string): DispatchRead {
  const inputs = new Map<string, string>();
  const days: number[] = [];
  for (let rest = text.trim(); rest !== "";) {
    const word = WORD.exec(rest);
    if (word === null) return refused('It is not made of KEY=VALUE, KEY="several words" and @day N.');
    const { day, name, quoted, bare = "" } = word.groups ?? {};
    if (name === undefined) days.push(Number(day));
    else if (inputs.has(name)) return refused(`The input ${name} is given twice.`);
    else inputs.set(name, quoted ?? bare);
    rest = rest.slice(word[0].length);
  }
  if (days.length > 1) return refused("It has two days; a run has one.");
  return { kind: "read", dispatch: { day: days[0] ?? 1, inputs: Object.fromEntries(inputs) } };
}

function refused(problem: string): DispatchRead {
  return { kind: "refused", problem };
}
