// The ledgers as pages. What comes from copy is escaped: a headline must not be able to run in the panel.

export interface Piece {
  start: number;
  end: number;
  text: string;
}

export interface Attribution {
  source: Piece | null;
  cue: Piece | null;
  content: Piece[];
  speaker: string | null;
  quoted: boolean;
  rung: string;
}

export interface Sources {
  files: { path: string; sentences: { start: number; end: number; attributed: number }[]; attributions: Attribution[] }[];
}

export interface Names {
  clusters: {
    kind: string;
    verdict: string;
    preferred: string;
    why: string;
    forms: { text: string; count: number; places: { path: string; line: number; column: number }[] }[];
  }[];
}

const RUNGS = ["titled", "named", "group", "anonymous", "none"];
const MEANING: Record<string, string> = {
  titled: "named, with role or organisation",
  named: "named",
  group: "a group, unit or institution",
  anonymous: "nobody named",
  none: "no source",
};

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title>
<style>
body { font-family: var(--vscode-font-family, sans-serif); color: var(--vscode-foreground, #222);
  background: var(--vscode-editor-background, #fff); padding: 0 1.5rem 2rem; line-height: 1.45; max-width: 60rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .35rem .8rem .35rem 0;
  border-bottom: 1px solid var(--vscode-panel-border, #ddd); }
.count { font-variant-numeric: tabular-nums; white-space: nowrap; }
.weak { color: var(--vscode-editorWarning-foreground, #a60); }
.faint { color: var(--vscode-descriptionForeground, #666); }
ul { margin: 0; padding-left: 1.1rem; }
</style></head><body><h1>${escape(title)}</h1>${body}</body></html>`;
}

/** The sourcing ladder of a story: speakers by strength, what each is the source of. */
export function sourcesPage(title: string, sources: Sources): string {
  const attributions = sources.files.flatMap((file) => file.attributions);
  const speakers = new Map<string, { rung: string; content: string[] }>();
  for (const each of attributions) {
    const name = each.speaker ?? each.source?.text ?? "nobody";
    const known = speakers.get(name) ?? { rung: each.rung, content: [] };
    if (RUNGS.indexOf(each.rung) < RUNGS.indexOf(known.rung)) {
      known.rung = each.rung;
    }
    known.content.push(each.content.map((piece) => piece.text).join(" … "));
    speakers.set(name, known);
  }
  const sections = RUNGS.map((rung) => {
    const here = [...speakers].filter(([, known]) => known.rung === rung).sort(([, a], [, b]) => b.content.length - a.content.length);
    if (here.length === 0) {
      return "";
    }
    const rows = here.map(
      ([name, known]) =>
        `<tr><td><strong>${escape(name)}</strong></td><td class="count">${known.content.length}×</td>` +
        `<td><ul>${known.content.map((text) => `<li>${escape(text)}</li>`).join("")}</ul></td></tr>`,
    );
    const weak = rung === "anonymous" || rung === "none" ? ' class="weak"' : "";
    return `<h2${weak}>${escape(MEANING[rung] ?? rung)}</h2><table>${rows.join("")}</table>`;
  });
  const named = attributions.filter((each) => each.rung === "titled" || each.rung === "named").length;
  const line = `${attributions.length} attributions, ${named} of them to somebody with a name.`;
  return page(title, `<p class="faint">${line}</p>${sections.join("")}`);
}

/** The names of a workspace: inconsistent ones first, every form with its count and first places. */
export function namesPage(title: string, names: Names): string {
  const order = [...names.clusters].sort((a, b) => Number(b.verdict === "inconsistent") - Number(a.verdict === "inconsistent"));
  const rows = order.map((cluster) => {
    const forms = cluster.forms.map((form) => {
      const first = form.places[0];
      const place = first ? ` <span class="faint">${escape(first.path)}:${first.line}</span>` : "";
      return `<li>${escape(form.text)} <span class="count">${form.count}×</span>${place}</li>`;
    });
    const weak = cluster.verdict === "inconsistent" ? ' class="weak"' : "";
    return `<tr><td><strong${weak}>${escape(cluster.preferred)}</strong><br><span class="faint">${escape(cluster.kind)}</span></td>
<td><ul>${forms.join("")}</ul></td><td>${escape(cluster.why)}</td></tr>`;
  });
  const odd = order.filter((cluster) => cluster.verdict === "inconsistent").length;
  const line = `${order.length} names, ${odd} of them spelled in more than one way.`;
  return page(title, `<p class="faint">${line}</p><table>${rows.join("")}</table>`);
}
