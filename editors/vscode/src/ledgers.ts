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

// From the firmest down, as `newslint sources` has them.
const RUNGS = ["named", "titled", "group", "anonymous", "none"];
const MEANING: Record<string, string> = {
  named: "Somebody with a name",
  titled: "A role or a body, without a name",
  group: "A group",
  anonymous: "Anonymous",
  none: "Nobody",
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
  background: var(--vscode-editor-background, #fff); padding: 0 1.2rem 2rem; line-height: 1.45; max-width: 48rem;
  overflow-wrap: break-word; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
section { border-bottom: 1px solid var(--vscode-panel-border, #ddd); padding: .4rem 0; display: grid;
  grid-template-columns: minmax(6rem, 11rem) 1fr; gap: 0 1rem; }
section p { margin: .2rem 0; grid-column: 2; }
@media (max-width: 26rem) { section { display: block; } }
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
        `<section><div><strong>${escape(name)}</strong> <span class="count faint">${known.content.length}×</span></div>` +
        `<ul>${known.content.map((text) => `<li>${escape(text)}</li>`).join("")}</ul></section>`,
    );
    const weak = rung === "anonymous" || rung === "none" ? ' class="weak"' : "";
    return `<h2${weak}>${escape(MEANING[rung] ?? rung)}</h2>${rows.join("")}`;
  });
  const named = attributions.filter((each) => each.rung === "named").length;
  const line = `${attributions.length} attributions, ${named} of them to somebody with a name.`;
  return page(title, `<p class="faint">${line}</p>${sections.join("")}`);
}

/** The names of a workspace: inconsistent ones first, every form with its count and first places. */
export function namesPage(title: string, names: Names): string {
  const order = [...names.clusters].sort((a, b) => Number(b.verdict === "inconsistent") - Number(a.verdict === "inconsistent"));
  const rows = order.map((cluster) => {
    const forms = cluster.forms.map((form) => {
      const first = form.places[0];
      const place = first ? ` <span class="faint">${escape(first.path.replace(/^\.\//, ""))}:${first.line}</span>` : "";
      return `<li>${escape(form.text)} <span class="count faint">${form.count}×</span>${place}</li>`;
    });
    const weak = cluster.verdict === "inconsistent" ? ' class="weak"' : "";
    const why = cluster.why ? `<p>${escape(cluster.why)}</p>` : "";
    return `<section><div><strong${weak}>${escape(cluster.preferred)}</strong><br><span class="faint">${escape(cluster.kind)}</span></div>
<ul>${forms.join("")}</ul>${why}</section>`;
  });
  const odd = order.filter((cluster) => cluster.verdict === "inconsistent").length;
  const line = `${order.length} names, ${odd} of them spelled in more than one way.`;
  return page(title, `<p class="faint">${line}</p>${rows.join("")}`);
}
