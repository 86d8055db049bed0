/** What the client asks of `xlcheck lsp`: its command line, and the options that the server knows. Free of the editor. */

export interface Settings {
  readonly command: readonly string[];
  readonly review: boolean;
  readonly delay: number;
}

export interface Call {
  readonly command: string;
  readonly args: string[];
  readonly initializationOptions: { review: boolean; delay: number };
}

/** The languages whose files xlcheck reads and an editor shows as text. */
export const LANGUAGES: readonly string[] = [
  "markdown", "mdx", "plaintext", "html", "restructuredtext", "asciidoc", "json", "json5", "jsonc", "yaml", "toml",
  "properties", "xml", "po", "csv", "tsv", "ini", "php", "typescript", "javascript",
];

/** Throws where no program is named. */
export function callOf(settings: Settings): Call {
  const [command, ...args] = settings.command.map(String).filter((word) => word !== "");
  if (command === undefined) {
    throw new Error("xlcheck.command is empty: name the program, such as [\"xlcheck\"]");
  }
  return {
    command,
    args: [...args, "lsp"],
    initializationOptions: { review: settings.review, delay: settings.delay },
  };
}

/** What a person can do about a server that did not start. */
export function advice(command: string, error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return (
    `xlcheck: ${command} lsp cannot be started (${said}). Install it with its extra, pip install 'xlcheck[lsp]', ` +
    "or name the program in the setting xlcheck.command."
  );
}
