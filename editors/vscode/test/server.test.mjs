// The real language server, asked as the extension asks it, through the protocol library that the extension uses.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { build } from "esbuild";
import protocol from "vscode-languageserver-protocol/node";

const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = protocol;
const folder = mkdtempSync(join(tmpdir(), "xlcheck-"));
let server;

before(async () => {
  const outfile = join(folder, "server.mjs");
  await build({ entryPoints: ["src/server.ts"], bundle: true, format: "esm", platform: "node", outfile });
  server = await import(pathToFileURL(outfile).href);
});

after(() => rmSync(folder, { recursive: true, force: true }));

const settings = (more = {}) => ({ command: [process.env.XLCHECK ?? "xlcheck"], review: false, delay: 0.1, ...more });

test("a command of several words keeps them, and lsp comes last", () => {
  const call = server.callOf(settings({ command: ["python", "-m", "xlcheck"], review: true }));
  assert.deepEqual(call, {
    command: "python",
    args: ["-m", "xlcheck", "lsp"],
    initializationOptions: { review: true, delay: 0.1 },
  });
});

test("an empty command is refused with the name of the setting", () => {
  assert.throws(() => server.callOf(settings({ command: [""] })), /xlcheck\.command is empty/);
});

test("what cannot be started is told with what to do", () => {
  assert.match(server.advice("xlcheck", new Error("ENOENT")), /ENOENT.*pip install 'xlcheck\[lsp\]'.*xlcheck\.command/);
});

test("the server finds a wrong number in a bilingual file, and nothing once it is mended", { timeout: 60_000 }, async () => {
  const path = join(folder, "ui.tsv");
  const wrong = "共有25家企业参加了展会。\tA total of 52 enterprises took part in the fair.\n";
  writeFileSync(path, wrong);
  const call = server.callOf(settings());
  const child = spawn(call.command, call.args, { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const told = [];
  let wake = () => {};
  connection.onNotification("textDocument/publishDiagnostics", (value) => {
    told.push(value.diagnostics);
    wake();
  });
  const next = async () => {
    while (told.length === 0) {
      await new Promise((resolve) => { wake = resolve; });
    }
    return told.shift();
  };
  connection.listen();
  const uri = pathToFileURL(path).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
    initializationOptions: call.initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "tsv", version: 1, text: wrong },
  });
  const [finding] = await next();
  assert.equal(finding.code, "NUM003");
  assert.equal(finding.range.start.line, 0);
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: wrong.replace("52", "25") }],
  });
  assert.deepEqual(await next(), []);
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  await new Promise((resolve) => child.once("exit", resolve));
  connection.dispose();
});
