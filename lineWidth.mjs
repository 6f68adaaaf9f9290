// Reports lines of C# that are wider than .editorconfig allows, comments and strings included, in the form of a compiler's error.
// Every build that analyzes code runs it over the sources of each project (Directory.Build.targets).
// Usage: node lineWidth.mjs <file with the path of a source on each line>
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const linesOf = file => fs.readFileSync(file, 'utf8').split(/\r?\n/);
const widest = Number(/^\[\*\.cs\]$[^[]*?^max_line_length = (\d+)$/m.exec(fs.readFileSync(path.join(root, '.editorconfig'), 'utf8'))[1]);
const isGenerated = file => /(^|[\\/])(obj|\.gen)[\\/]/.test(path.relative(root, file));

for (const file of linesOf(process.argv[2]).filter(file => file !== '' && !isGenerated(file)))
  for (const [index, line] of linesOf(file).entries())
    if (line.length > widest)
      console.log(`${file}(${index + 1},${widest + 1}): error WIDTH: The line has ${line.length} characters, `
        + `but .editorconfig allows ${widest}: break it.`);
