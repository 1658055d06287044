/** What a document says, piece by piece: each paragraph, list item and block of code; headings say nothing. */
export function statementsOf(markdown: string): readonly string[] {
  const statements: string[] = [];
  const blocks = markdown.split(/^(```[a-z]*\n[\s\S]*?^```)$/m);
  for (const block of blocks) {
    if (block.startsWith("```")) statements.push(block.replace(/^```[a-z]*\n|\n?```$/g, "").trim());
    else
      statements.push(
        ...block
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "" && !line.startsWith("#")),
      );
  }
  return statements;
}
