/** All that the page looks like; light or dark as the reader's system is. */
export const STYLE: string = `
:root { color-scheme: light dark; --ok: #1a7f37; --warn: #9a6700; --bad: #cf222e; --line: #8886; }
@media (prefers-color-scheme: dark) { :root { --ok: #3fb950; --warn: #d29922; --bad: #f85149; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1rem 0 .5rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.3; }
details { border-top: 1px solid var(--line); padding: .3rem 0; }
details[open] { padding-bottom: 1rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
code, pre { font: .85rem/1.45 ui-monospace, monospace; }
pre { border: 1px solid var(--line); border-radius: 6px; padding: .5rem; overflow-x: auto; }
pre span { white-space: pre; }
table { border-collapse: collapse; }
td, th { border: 1px solid var(--line); padding: .2rem .7rem; text-align: left; overflow-wrap: anywhere; }
li { overflow-wrap: anywhere; }
.kind { font-weight: 600; }
.safe, .changed, .clean { color: var(--ok); }
.unsafe, .held-back, .skipped { color: var(--warn); }
.manual, .failed { color: var(--bad); }
.quiet { opacity: .75; }
.add { background: #2ea04333; }
.del { background: #f8514933; }
.hunk { color: #0969da; }
.head { font-weight: 600; }
`;
