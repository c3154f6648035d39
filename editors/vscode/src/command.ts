// How newslint is started, without a word of VS Code: so that it can be tested with the real command.

import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

/** A program and its first arguments. */
export type Command = readonly [string, ...string[]];

export interface Places {
  /** The setting `newslint.command`; empty if it is not set. */
  configured: readonly string[];
  /** The workspace's folders; none in a workspace that is not trusted. */
  folders: readonly string[];
  /** The interpreter that the Python extension has chosen, if it is there. */
  interpreter?: string;
}

const WINDOWS = process.platform === "win32";

function executable(folder: string): string {
  return WINDOWS ? path.join(folder, "Scripts", "newslint.exe") : path.join(folder, "bin", "newslint");
}

/** The first command that is there: the setting's, the workspace's environment's, the interpreter's, the path's. */
export function chooseCommand(places: Places, exists: (file: string) => boolean = fs.existsSync): Command {
  const [program, ...rest] = places.configured;
  if (program) {
    return [program, ...rest];
  }
  const candidates = places.folders.flatMap((folder) => [".venv", "venv", "env"].map((name) => executable(path.join(folder, name))));
  if (places.interpreter) {
    candidates.push(path.join(path.dirname(places.interpreter), WINDOWS ? "newslint.exe" : "newslint"));
  }
  const found = candidates.find((file) => exists(file));
  return [found ?? "newslint"];
}

/** What a subcommand prints, read as JSON; exit codes 0 and 1 are both answers. */
export function ask<T>(command: Command, args: readonly string[], cwd: string | undefined, input?: string): Promise<T> {
  const [program, ...first] = command;
  return new Promise((resolve, reject) => {
    const child = execFile(program, [...first, ...args], { cwd, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (error && error.code !== 1) {
        reject(new Error(stderr.trim() || error.message));
        return;
      }
      try {
        resolve(JSON.parse(stdout) as T);
      } catch {
        reject(new Error(`newslint ${args[0] ?? ""} answered with something that is not JSON`));
      }
    });
    if (input !== undefined) {
      child.stdin?.end(input);
    }
  });
}
