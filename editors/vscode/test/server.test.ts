// The real server, found as the extension finds it and spoken to as VS Code speaks to it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import {
  CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";

import { ask, chooseCommand } from "../src/command";
import { namesPage, sourcesPage, type Names, type Sources } from "../src/ledgers";

const command = chooseCommand({ configured: process.env.NEWSLINT ? [process.env.NEWSLINT] : [], folders: ["../.."] });
const STORY = "OSLO — The the lock opened on Monday, Lena Berg, the mayor, said.\n";
const URI = "file:///desk/story.txt";

function connect() {
  const [program, ...first] = command;
  const child = spawn(program, [...first, "lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.listen();
  return { child, connection };
}

test("a client that waits is sent diagnostics", async () => {
  const { child, connection } = connect();
  const sent = new Promise<PublishDiagnosticsParams>((resolve) => {
    connection.onNotification(PublishDiagnosticsNotification.type, resolve);
  });
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: "plaintext", version: 1, text: STORY },
  });
  const found = (await sent).diagnostics.find((each) => each.code === "translation/doubled-word");
  assert.deepEqual(found?.range, { start: { line: 0, character: 7 }, end: { line: 0, character: 14 } });
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  child.kill();
});

test("a client that asks, as VS Code does, is answered", async () => {
  const { child, connection } = connect();
  const capabilities = { textDocument: { diagnostic: {} } };
  const answer = await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
  assert.equal(typeof answer.capabilities.diagnosticProvider, "object");
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: "plaintext", version: 1, text: STORY },
  });
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: URI } });
  assert.ok(report.kind === "full" && report.items.some((each) => each.code === "translation/doubled-word"));
  child.kill();
});

test("a decision about two names is offered as a command, and holds once it is taken", async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newslint-"));
  fs.mkdirSync(path.join(folder, ".git"));
  const uri = pathToFileURL(path.join(folder, "story.txt")).href;
  const text =
    "Colonel Karim Baradnits visited the ferry yard on Monday, the yard said.\n\n" +
    "“The boats are sound,” Baradnits said.\n\n“We will buy two,” Paradnitz said later.\n";
  const { child, connection } = connect();
  const told = new Promise<string>((resolve) => connection.onNotification(ShowMessageNotification.type, ({ message }) => resolve(message)));
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities });
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "plaintext", version: 1, text },
  });
  const odd = async () => {
    const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    return report.kind === "full" ? report.items.filter((each) => each.code === "names/inconsistent-spelling") : [];
  };
  const [found] = await odd();
  assert.ok(found);
  const offered = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri }, range: found.range, context: { diagnostics: [found] },
  });
  const [same, distinct] = (offered ?? []).filter((action) => action.title.startsWith("Ledger:"));
  assert.match(same?.title ?? "", /are one person/);
  assert.ok(distinct && CodeAction.is(distinct) && distinct.command);
  await connection.sendRequest(ExecuteCommandRequest.type, distinct.command);
  assert.match(await told, /are two people/);
  assert.deepEqual(await odd(), []);
  child.kill();
  fs.rmSync(folder, { recursive: true });
});

test("the sourcing ledger of an unsaved story becomes a page", async () => {
  const args = ["sources", "--format", "json", "--stdin-filename", "story.txt", "-"];
  const html = sourcesPage("story", await ask<Sources>(command, args, undefined, STORY));
  assert.match(html, /Lena Berg/);
});

test("the name ledger of a folder becomes a page", async () => {
  const html = namesPage("names", await ask<Names>(command, ["names", "--format", "json", "../../seeds"], undefined));
  assert.match(html, /Lindqvist|Tamm/);
});

test("the firmest sources come first, and nobody with a name is said to have one", () => {
  const rungs = ["none", "titled", "named"];
  const attributions = rungs.map((rung) => ({
    source: { start: 0, end: 1, text: `the ${rung} one` }, cue: null, content: [], speaker: null, quoted: false, rung,
  }));
  const html = sourcesPage("story", { files: [{ path: "a", sentences: [], attributions }] });
  const places = ["the named one", "without a name", "the titled one", "Nobody", "the none one"].map((text) => html.indexOf(text));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
  assert.ok(places.every((place) => place > 0));
  assert.match(html, /3 attributions, 1 of them/);
});

test("copy cannot run in the panel", () => {
  const hostile = "<script>alert(1)</script>";
  const piece = { start: 0, end: 1, text: hostile };
  const html = sourcesPage(hostile, {
    files: [{ path: "a", sentences: [], attributions: [{ source: piece, cue: null, content: [piece], speaker: hostile, quoted: false, rung: "named" }] }],
  });
  assert.doesNotMatch(html, /<script>/);
});

test("a mistake of the command is told in its own words", async () => {
  await assert.rejects(ask(command, ["check", "no-such-file.txt", "--format", "xyz"], undefined), /newslint/);
});

test("the setting comes first, then the workspace's environment, then the path", () => {
  const there = (file: string) => file.includes(".venv");
  assert.deepEqual(chooseCommand({ configured: ["uvx", "newslint"], folders: ["/desk"] }, there), ["uvx", "newslint"]);
  assert.match(chooseCommand({ configured: [], folders: ["/desk"] }, there)[0], /\.venv/);
  assert.deepEqual(chooseCommand({ configured: [], folders: [] }, there), ["newslint"]);
});
