// The extension: starts the server, restarts it when its settings change, shows the ledgers.

import * as path from "node:path";
import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

import { ask, chooseCommand, type Command } from "./command";
import { namesPage, sourcesPage, type Names, type Sources } from "./ledgers";

const LANGUAGES = ["plaintext", "markdown", "html"];
const panels = new Map<string, vscode.WebviewPanel>();
let client: LanguageClient | undefined;

async function interpreter(): Promise<string | undefined> {
  const python = vscode.extensions.getExtension("ms-python.python");
  if (!python) {
    return undefined;
  }
  const api = python.isActive ? python.exports : await python.activate();
  return api?.environments?.getActiveEnvironmentPath?.()?.path as string | undefined;
}

async function command(): Promise<Command> {
  const trusted = vscode.workspace.isTrusted;
  const folders = trusted ? (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath) : [];
  const configured = vscode.workspace.getConfiguration("newslint").get<string[]>("command", []);
  return chooseCommand({ configured, folders, interpreter: trusted ? await interpreter() : undefined });
}

async function start(): Promise<void> {
  const [program, ...first] = await command();
  const next = new LanguageClient(
    "newslint",
    "newslint",
    { command: program, args: [...first, "lsp"] },
    {
      documentSelector: LANGUAGES.flatMap((language) => [
        { language, scheme: "file" },
        { language, scheme: "untitled" },
      ]),
      initializationOptions: { newslint: { severity: vscode.workspace.getConfiguration("newslint").get("severity") } },
      synchronize: { configurationSection: "newslint" },
    },
  );
  client = next;
  try {
    await next.start();
  } catch {
    const choice = await vscode.window.showErrorMessage(
      `newslint could not be started as "${program}". Install it with: pip install "newslint[lsp]"`,
      "Open settings",
    );
    if (choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "newslint.command");
    }
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  if (running?.isRunning()) {
    await running.stop();
  }
}

/** Shows a page in the panel of its kind, beside the text; the panels share a column and are filled anew. */
function show(view: string, title: string, html: string): void {
  let panel = panels.get(view);
  if (panel) {
    panel.reveal(undefined, true);
  } else {
    const column = [...panels.values()][0]?.viewColumn ?? vscode.ViewColumn.Beside;
    panel = vscode.window.createWebviewPanel(view, title, { viewColumn: column, preserveFocus: true }, { enableScripts: false });
    panel.onDidDispose(() => panels.delete(view));
    panels.set(view, panel);
  }
  panel.title = title;
  panel.webview.html = html;
}

async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await vscode.window.showErrorMessage(`newslint: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function showSources(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    await vscode.window.showInformationMessage("newslint: open a story first.");
    return;
  }
  const name = path.basename(document.fileName);
  const folder = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  const args = ["sources", "--format", "json", "--stdin-filename", name, "-"];
  const sources = await ask<Sources>(await command(), args, folder, document.getText());
  show("newslint.sources", `Sources of ${name}`, sourcesPage(`Sources of ${name}`, sources));
}

async function showNames(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  if (!folder) {
    await vscode.window.showInformationMessage("newslint: open a folder first.");
    return;
  }
  const names = await ask<Names>(await command(), ["names", "--format", "json", "."], folder);
  show("newslint.names", "Names in this workspace", namesPage("Names in this workspace", names));
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("newslint.sources", () => told(showSources)),
    vscode.commands.registerCommand("newslint.names", () => told(showNames)),
    vscode.commands.registerCommand("newslint.restart", async () => {
      await stop();
      await start();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("newslint.command")) {
        await stop();
        await start();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(async () => {
      await stop();
      await start();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}
