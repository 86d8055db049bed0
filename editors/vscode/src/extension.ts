/** A thin client: it starts `xlcheck lsp` and starts it anew when its settings change. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

import { advice, callOf, LANGUAGES, type Settings } from "./server";

const SETTINGS = "Settings";
let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("xlcheck", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("xlcheck.restart", restart),
    vscode.commands.registerCommand("xlcheck.log", () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("xlcheck")) {
        void restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}

function settings(): Settings {
  const chosen = vscode.workspace.getConfiguration("xlcheck");
  return {
    command: chosen.get<string[]>("command", ["xlcheck"]),
    review: chosen.get<boolean>("review", false),
    delay: chosen.get<number>("delay", 0.4),
  };
}

async function start(): Promise<void> {
  const known = settings();
  try {
    const call = callOf(known);
    const server: ServerOptions = { command: call.command, args: call.args };
    const options: LanguageClientOptions = {
      documentSelector: LANGUAGES.map((language) => ({ scheme: "file", language })),
      initializationOptions: call.initializationOptions,
      outputChannel: log,
    };
    client = new LanguageClient("xlcheck", "xlcheck", server, options);
    await client.start();
  } catch (error) {
    client = undefined;
    const choice = await vscode.window.showErrorMessage(advice(known.command.join(" "), error), SETTINGS);
    if (choice === SETTINGS) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "xlcheck.command");
    }
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}
