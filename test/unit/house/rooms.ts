import type { Import, SourceFile } from "./source-tree.ts";

/** What a room of `src/` may import besides its own files. */
interface Room {
  /** Folder below src/, or a single file in one. */
  readonly name: string;
  /** Rooms it may import values and types from. */
  readonly from: readonly string[];
  /** Rooms it may import nothing but types from. */
  readonly typesFrom?: readonly string[];
  /** Modules of Node's and packages; left out: any. */
  readonly modules?: readonly string[];
}

/** Imports point inwards (ARCHITECTURE.md). The first room that matches a path owns it. */
const ROOMS: readonly Room[] = [
  { name: "values", from: [], modules: ["node:util", "node:crypto"] },
  { name: "mesh/port.ts", from: ["values"], modules: [] },
  { name: "github/port.ts", from: ["values"], modules: [] },
  { name: "rotation", from: ["values"], typesFrom: ["mesh/port.ts", "github/port.ts"], modules: [] },
  { name: "sealing", from: ["values"], typesFrom: ["github/port.ts"], modules: ["libsodium-wrappers"] },
  { name: "platform", from: ["values"] },
  { name: "mesh", from: ["mesh/port.ts", "values", "platform"] },
  { name: "github", from: ["github/port.ts", "values", "platform"] },
  {
    name: "verification",
    from: ["values", "rotation"],
    typesFrom: ["mesh/port.ts", "github/port.ts"],
    modules: [],
  },
  { name: "service", from: ["values", "platform"] },
  { name: "sdk", from: ["values", "mesh/port.ts", "mesh", "platform"] },
  {
    name: "actions",
    from: [
      "values",
      "mesh/port.ts",
      "github/port.ts",
      "rotation",
      "verification",
      "sealing",
      "platform",
      "mesh",
      "github",
    ],
  },
  {
    // `create --github` reads and tells a rotation as the action does: its inputs and its story are one text each.
    name: "cli",
    from: [
      "values",
      "mesh/port.ts",
      "github/port.ts",
      "rotation",
      "verification",
      "platform",
      "mesh",
      "github",
      "sdk",
      "actions",
    ],
  },
  {
    name: "sandbox",
    from: [
      "values",
      "mesh/port.ts",
      "github/port.ts",
      "rotation",
      "sealing",
      "platform",
      "mesh",
      "github",
      "service",
      "actions",
    ],
  },
];

/** One sentence for every import of `file` that its room may not make. */
export function strayImports(file: SourceFile): string[] {
  const room = roomOf(file.path);
  if (room === undefined) return [`${file.path}: in no room; give it one, or give ROOMS the new one`];
  return file.imports.flatMap((found) => {
    const fault = faultOf(room, found);
    return fault === undefined ? [] : [`${file.path}:${found.line}: ${fault}`];
  });
}

function roomOf(path: string): Room | undefined {
  return ROOMS.find(({ name }) => path === `src/${name}` || path.startsWith(`src/${name}/`));
}

function faultOf(room: Room, { specifier, file, typeOnly }: Import): string | undefined {
  if (file === undefined) return moduleFault(room, specifier);
  const other = roomOf(file);
  if (other === undefined) return `${room.name} imports ${file}, which is no part of src`;
  if (other === room || room.from.includes(other.name)) return undefined;
  if (room.typesFrom?.includes(other.name) === true) {
    if (typeOnly) return undefined;
    return `${room.name} may take only types from ${other.name}; the value comes in through deps`;
  }
  return `${room.name} may not import from ${other.name}; what needs both belongs in ${homeOfBoth(room, other)}`;
}

function moduleFault(room: Room, specifier: string): string | undefined {
  if (room.modules === undefined || room.modules.includes(specifier)) return undefined;
  return `${room.name} may not import ${specifier}; what needs it belongs in platform`;
}

/** The innermost rooms that may import both. */
function homeOfBoth(one: Room, other: Room): string {
  const homes = ROOMS.filter(({ from }) => from.includes(one.name) && from.includes(other.name));
  return homes.map(({ name }) => name).join(" or ") || "an entry";
}
