import { COMMANDS, COMMON_FLAGS, type Command, type Flag } from "./declarations.ts";

const WIDTH = 26;

const EXIT_CODES = `Exit codes: 0 ok, 1 server, 2 usage, 3 refused to print or write, 4 not signed in, 5 network, 6 conflict,
7 rate limited, 8 not supported by this service, 9 key invalid, 129, 130 and 143 stopped.`;

/** What `--help` prints, made from what parses the flags. */
export function helpText(command: Command | undefined): string {
  if (command !== undefined) return commandHelp(command);
  return `Usage: mesh-pre-deploy [command] [flags]

Makes and looks after Mesh API keys. Without a command it makes a key and shows it once.

${COMMANDS.map(({ name, operand, about }) => row(`${name} ${operand?.text ?? ""}`, about)).join("\n")}

Flags of every command:
${flagRows(COMMON_FLAGS)}

\`mesh-pre-deploy COMMAND --help\` lists the flags of a command.
${EXIT_CODES}
`;
}

function commandHelp({ name, operand, about, flags }: Command): string {
  return `Usage: mesh-pre-deploy ${[name, operand?.text, "[flags]"].filter(Boolean).join(" ")}

${about}

${flagRows([...flags, ...COMMON_FLAGS])}
`;
}

function flagRows(flags: readonly Flag[]): string {
  return flags.map((flag) => row(flagText(flag), flag.about)).join("\n");
}

function flagText({ name, short, value }: Flag): string {
  return `${short === undefined ? "" : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
}

function row(left: string, about: string): string {
  const text = about.replaceAll("`", "");
  return left.length < WIDTH ? `  ${left.padEnd(WIDTH)}${text}` : `  ${left}\n  ${" ".repeat(WIDTH)}${text}`;
}

/** The same as Markdown, for docs/cli.md. */
export function flagDocs(): string {
  const section = (title: string, about: string, flags: readonly Flag[]): string =>
    [`### ${title}`, about, flags.map((flag) => `- \`${flagText(flag)}\`: ${flag.about}`).join("\n")]
      .filter((part) => part !== "")
      .join("\n\n");
  const commands = COMMANDS.map(({ name, operand, about, flags }) =>
    section(`\`${[name, operand?.text].filter(Boolean).join(" ")}\``, about, flags),
  );
  return [...commands, section("Every command", "", COMMON_FLAGS)].join("\n\n");
}
